import { compareReleases } from '@cpu-models/runtime';
import { at, defineRule } from '../rule.js';

export const machineName = defineRule({
  id: 'machine-name',
  what: 'Machine types of a versioned family are called FAMILY-RELEASE and stand newest first; the newest has the alias.',
  *find(source) {
    for (const { document, value } of source.all('machines')) {
      for (const [i, { family, versioned, machines }] of value.families.entries()) {
        if (!versioned) continue;
        const releases = machines.map(({ name }) => releaseOf(name, family));
        for (const [j, release] of releases.entries()) {
          const path = ['families', i, 'machines', j, 'name'];
          const name = machines[j]?.name ?? '';
          if (release === undefined)
            yield at(document, path, {
              message: `${name} is not a release of ${family}`,
              expected: `a name such as ${family}-10.0`,
            });
          const previous = releases[j - 1];
          if (release === undefined || previous === undefined || compareReleases(release, previous) <= 0) continue;
          yield at(document, path, {
            message: `${name} stands behind ${machines[j - 1]?.name ?? ''}, which is older`,
            expected: 'machine types newest first',
          });
        }
      }
    }
  },
});

/** Before QEMU 1.4 there was one PC, and its machine types had no family in their names: pc-1.3. */
function releaseOf(name: string, family: string): string | undefined {
  const [, prefix, release] = /^(.*)-([0-9]+(?:\.[0-9]+)+)$/.exec(name) ?? [];
  if (release === undefined) return undefined;
  return prefix === family || (prefix === 'pc' && compareReleases(release, '1.4') < 0) ? release : undefined;
}
