import type { Source } from '@cpu-models/source';
import { at, defineRule } from '../rule.js';

export const unusedCache = defineRule({
  id: 'unused-cache',
  what: 'Every cache is used by something: a variable that nothing uses stops the compiler.',
  needs: ['model'],
  *find(source) {
    const used = usedCaches(source);
    for (const { document, value } of source.all('caches')) {
      for (const list of ['sets', 'loose'] as const) {
        for (const [i, { id }] of value[list].entries()) {
          if (!used.has(id))
            yield at(document, [list, i, 'id'], {
              message: `nothing uses the cache ${id}`,
              expected: 'a model, a version or a legacy cache that names it',
              fix: 'delete it',
            });
        }
      }
    }
  },
});

function usedCaches(source: Source): Set<string> {
  const ids = (cache: string | readonly { value: string }[] | undefined) =>
    typeof cache === 'string' ? [cache] : (cache ?? []).map(({ value }) => value);
  const byModels = source
    .all('model')
    .flatMap(({ value }) => [...ids(value.cache), ...(value.versions ?? []).flatMap((version) => ids(version.cache))]);
  const byLegacy = source
    .all('caches')
    .flatMap(({ value }) => value.legacy.flatMap(({ set, l1d, l1i, l2, l3 }) => [set, l1d, l1i, l2, l3]));
  return new Set([...byModels, ...byLegacy].filter((id) => id !== undefined));
}
