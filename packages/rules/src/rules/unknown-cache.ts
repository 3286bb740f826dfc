import { LEGACY_CACHES } from '@cpu-models/catalog';
import { suggest } from '@cpu-models/runtime';
import type { Path, Source, SourceDocument, Span } from '@cpu-models/source';
import { intersect, lackingIn } from '../facts/spans.js';
import { at, defineRule } from '../rule.js';

interface CacheUse {
  readonly document: SourceDocument;
  readonly path: Path;
  readonly id: string;
  readonly span: Span;
  readonly list: 'sets' | 'loose';
}

export const unknownCache = defineRule({
  id: 'unknown-cache',
  what: 'A cache that a model, a version or the legacy caches name exists in the releases that use it.',
  needs: ['caches', 'release'],
  *find(source) {
    const file = source.one('caches').value;
    for (const { document, path, id, span, list } of cacheUses(source)) {
      const entries: readonly ({ id: string } & Span)[] = file[list].filter((entry) => entry.id === id);
      const lacking = lackingIn(source, span, entries);
      if (entries.length === 0) {
        const [nearest] = suggest(
          id,
          file[list].map((entry) => entry.id),
          1,
        );
        yield at(document, path, {
          message: `no cache is called ${id}`,
          expected: `an id of ${list} in x86/qemu/caches.yaml`,
          fix: nearest === undefined ? undefined : `did you mean ${nearest}?`,
        });
      } else if (lacking.length > 0) {
        yield at(document, path, {
          message: `the cache ${id} does not exist in QEMU ${lacking.join(', ')}`,
          expected: 'a cache of the releases that use it',
          fix: 'correct since or until of one',
        });
      }
    }
  },
});

function* cacheUses(source: Source): Generator<CacheUse> {
  for (const { document, value } of source.all('model')) {
    if (value.like === undefined || value.cache !== LEGACY_CACHES)
      yield* timeline(document, ['cache'], value.cache, value);
    for (const [i, version] of (value.versions ?? []).entries())
      yield* timeline(document, ['versions', i, 'cache'], version.cache, intersect(value, version));
  }
  for (const { document, value } of source.all('caches')) {
    for (const [i, use] of value.legacy.entries()) {
      if (use.set !== undefined) yield { document, path: ['legacy', i, 'set'], id: use.set, span: use, list: 'sets' };
      for (const level of ['l1d', 'l1i', 'l2', 'l3'] as const) {
        const id = use[level];
        if (id !== undefined) yield { document, path: ['legacy', i, level], id, span: use, list: 'loose' };
      }
    }
  }
}

function* timeline(
  document: SourceDocument,
  path: Path,
  value: string | readonly ({ value: string } & Span)[] | undefined,
  span: Span,
): Generator<CacheUse> {
  if (typeof value === 'string') yield { document, path, id: value, span, list: 'sets' };
  else
    for (const [i, entry] of (value ?? []).entries())
      yield { document, path: [...path, i, 'value'], id: entry.value, span: intersect(span, entry), list: 'sets' };
}
