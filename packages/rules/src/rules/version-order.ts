import { compareReleases } from '@cpu-models/runtime';
import type { ModelFile, Path, Version } from '@cpu-models/source';
import { intersect, isEmpty, spell } from '../facts/spans.js';
import { at, defineRule, type Words } from '../rule.js';

export const versionOrder = defineRule({
  id: 'version-order',
  what: 'Versions count 1, 2, 3 without a gap, in the file and in every release: each adds to those before it.',
  *find(source) {
    for (const { document, value } of source.all('model')) {
      for (const { path, ...words } of faultsOf(value)) yield at(document, path, words);
    }
  },
});

function* faultsOf({ name, versions = [] }: ModelFile): Generator<Words & { path: Path }> {
  for (const [i, { version, ...span }] of versions.entries()) {
    if (version !== i + 1) {
      yield {
        path: ['versions', i, 'version'],
        message: `version ${version} of ${name} stands where version ${i + 1} belongs`,
        expected: '1, 2, 3 ... without a gap',
      };
      return;
    }
    const previous = versions[i - 1];
    // A since on version 1 only says since when QEMU's table lists it.
    if (i < 2 || previous === undefined || !outlives(span, previous)) continue;
    yield {
      path: ['versions', i, 'version'],
      message: `version ${version} of ${name} exists ${spell(intersect(span))}, but version ${i} only ${spell(intersect(previous))}`,
      expected: 'versions that come after those they build on',
      fix: `give it since and until inside those of version ${i}`,
    };
  }
}

/** Whether a version exists in a release that lacks the one before. */
function outlives(span: Pick<Version, 'since' | 'until'>, previous: Version): boolean {
  const before =
    previous.since !== undefined && (span.since === undefined || compareReleases(span.since, previous.since) < 0);
  const after =
    previous.until !== undefined && (span.until === undefined || compareReleases(span.until, previous.until) > 0);
  return (before || after) && !isEmpty(span);
}
