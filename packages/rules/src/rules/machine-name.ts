import { compareReleases, machineRelease } from '@cpu-models/runtime';
import type { MachineFamily, MachinesFile, Path, SourceDocument } from '@cpu-models/source';
import { at, defineRule, type Fault } from '../rule.js';

export const machineName = defineRule({
  id: 'machine-name',
  what: 'Machine types of a versioned family are called FAMILY-RELEASE and stand newest first; the one assumed is such a family.',
  *find(source) {
    for (const { document, value } of source.all('machines')) {
      yield* assumedFaults(document, value);
      const { versions = [], families } = value;
      const releases = versions.map(({ release }) => release);
      yield* orderFaults(document, releases, releases, (i) => ['versions', i, 'release']);
      for (const [i, family] of families.entries()) {
        if (!family.versioned) continue;
        const names = family.machines.map(({ name }) => name);
        for (const [j, name] of names.entries()) {
          if (!isNamed(family, j))
            yield at(document, ['families', i, 'machines', j, 'name'], {
              message: `${name} is not a release of ${family.family}`,
              expected: `a name such as ${family.family}-10.0`,
            });
        }
        const own = names.map((name, j) => (isNamed(family, j) ? (machineRelease(name) ?? undefined) : undefined));
        yield* orderFaults(document, names, own, (j) => ['families', i, 'machines', j, 'name']);
      }
    }
  },
});

function* assumedFaults(document: SourceDocument, { assumed, families }: MachinesFile): Generator<Fault> {
  const named = families.filter(({ versioned, alias }) => versioned && alias !== undefined);
  if (assumed === undefined || named.some(({ family }) => family === assumed)) return;
  yield at(document, ['assumed'], {
    message: `${assumed} is no versioned family with an alias`,
    expected: named.map(({ family }) => family).join(' or '),
  });
}

function* orderFaults(
  document: SourceDocument,
  names: readonly string[],
  releases: readonly (string | undefined)[],
  path: (at: number) => Path,
): Generator<Fault> {
  for (const [i, release] of releases.entries()) {
    const previous = releases[i - 1];
    if (release === undefined || previous === undefined || compareReleases(release, previous) <= 0) continue;
    yield at(document, path(i), {
      message: `${names[i]} stands behind ${names[i - 1]}, which is older`,
      expected: 'machine types newest first',
    });
  }
}

/** Before a family had its name there was one PC, and its machine types have the name that is an alias since: pc-1.3. */
function isNamed({ family, alias, machines }: MachineFamily, at: number): boolean {
  const has = (prefix: string | undefined, { name }: { readonly name: string }) =>
    machineRelease(name) !== null && name === `${prefix}-${machineRelease(name)}`;
  const entry = machines[at];
  if (entry === undefined || has(family, entry)) return entry !== undefined;
  return has(alias, entry) && !machines.slice(at + 1).some((older) => has(family, older));
}
