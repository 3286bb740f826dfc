import { compareReleases } from '@cpu-models/runtime';
import type { Span } from '@cpu-models/source';
import { spell } from '../facts/spans.js';
import { spanned } from '../facts/walk.js';
import { at, defineRule } from '../rule.js';

export const spanOutside = defineRule({
  id: 'span-outside',
  what: 'A fact about a thing holds while the thing exists.',
  *find(source) {
    for (const { document, path, span, parent } of spanned(source)) {
      if (parent === undefined) continue;
      for (const end of ['since', 'until'] as const) {
        if (!outside(span[end], parent)) continue;
        yield at(document, [...path, end], {
          message: `${end} ${span[end]} is outside what it stands in, which exists ${spell(parent)}`,
          expected: 'releases that have it',
          fix: `correct or delete ${end}`,
        });
      }
    }
  },
});

/** A child may begin with its parent and end with it. */
function outside(release: string | undefined, { since, until }: Span): boolean {
  if (release === undefined) return false;
  return (
    (since !== undefined && compareReleases(release, since) < 0) ||
    (until !== undefined && compareReleases(release, until) > 0)
  );
}
