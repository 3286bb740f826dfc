import { compareReleases } from '@cpu-models/runtime';
import { at, defineRule } from '../rule.js';

export const releaseAxis = defineRule({
  id: 'release-axis',
  what: 'The supported releases stand once each, oldest first.',
  *find(source) {
    for (const { document, value } of source.all('release')) {
      for (const list of ['qemu', 'libvirt'] as const) {
        const entries: readonly { release: string }[] = value[list];
        for (const [i, { release }] of entries.entries()) {
          const previous = entries[i - 1]?.release;
          const order = previous === undefined ? 1 : compareReleases(release, previous);
          if (order > 0) continue;
          const message =
            order === 0
              ? `the release ${release} stands twice`
              : `${release} stands behind ${previous}, which is newer`;
          yield at(document, [list, i, 'release'], { message, expected: 'each release once, oldest first' });
        }
      }
    }
  },
});
