import { compareReleases, machineRelease } from '@cpu-models/runtime';
import { type MachineEntry, type MachineFamily, type MachinesFile, memo, type Source } from '@cpu-models/source';

type Lifetime = NonNullable<MachinesFile['lifetime']>;
type Limit = Lifetime['deprecated'];

/**
 * The machine types of a source, with what follows from their names written out: since when QEMU has one, since when it
 * is deprecated, and until when it stays.
 */
export const machinesFile = memo((source: Source): MachinesFile => {
  return { families: wholeFamilies(source.one('machines').value) };
});

/** The families of a file, each with all its machine types, newest first, and with what the rule of lifetimes says of them. */
export function wholeFamilies(file: MachinesFile): MachineFamily[] {
  return withLifetimes(file.lifetime, withVersions(file));
}

/** Such families as a file says them: what versioned ones have in common once, and nothing that the rule says by itself. */
export function asFamilies(
  families: readonly MachineFamily[],
  lifetime: Lifetime | undefined,
): Pick<MachinesFile, 'versions' | 'families'> {
  return withoutVersions(withoutLifetimes(families, lifetime));
}

function withLifetimes(lifetime: Lifetime | undefined, families: MachineFamily[]): MachineFamily[] {
  if (lifetime === undefined) return families;
  return families.map((family) =>
    family.versioned === true
      ? { ...family, machines: family.machines.map((machine) => ({ ...ruled(machine, lifetime), ...machine })) }
      : family,
  );
}

function withoutLifetimes(families: readonly MachineFamily[], lifetime: Lifetime | undefined): MachineFamily[] {
  if (lifetime === undefined) return [...families];
  return families.map((family) =>
    family.versioned === true
      ? { ...family, machines: family.machines.map((machine) => unruled(machine, lifetime)) }
      : family,
  );
}

type Ruled = Pick<MachineEntry, 'since' | 'until' | 'deprecated'>;

/**
 * What the name of a machine type says of its lifetime. X.Y comes with release X.Y; so many major releases later, from
 * the same minor release on, it is deprecated, and later gone (MACHINE_VER_IS_DEPRECATED and MACHINE_VER_SHOULD_DELETE of
 * QEMU's include/hw/boards.h). Names without a release of QEMU's, such as a distribution's, say nothing.
 */
function ruled({ name }: MachineEntry, lifetime: Lifetime): Ruled {
  const release = machineRelease(name);
  if (release === null) return {};
  const [major = 0, minor = 0] = release.split('.').map(Number);
  const limit = ({ majors, since }: Limit) => {
    const reached = `${major + majors}.${minor}`;
    return compareReleases(reached, since) < 0 ? since : reached;
  };
  return {
    ...(compareReleases(release, lifetime.since) > 0 ? { since: `${major}.${minor}` } : {}),
    until: limit(lifetime.gone),
    deprecated: limit(lifetime.deprecated),
  };
}

function unruled(machine: MachineEntry, lifetime: Lifetime): MachineEntry {
  const says = ruled(machine, lifetime);
  const entries = Object.entries(machine).filter(
    ([key, value]) => !(key in says) || says[key as keyof Ruled] !== value,
  );
  return Object.fromEntries(entries) as unknown as MachineEntry;
}

function withVersions({ versions = [], families }: MachinesFile): MachineFamily[] {
  return families.map((family) => {
    if (family.versioned !== true) return family;
    const own = new Map(family.machines.map((machine) => [machine.name, machine]));
    const common = versions.map(({ release, ...facts }): MachineEntry => {
      const name = `${family.family}-${release}`;
      return { name, ...facts, ...own.get(name) };
    });
    const names = new Set(common.map(({ name }) => name));
    const machines = [...common, ...family.machines.filter(({ name }) => !names.has(name))];
    return { ...family, machines: machines.sort((a, b) => compareReleases(ageOf(b), ageOf(a))) };
  });
}

const ageOf = ({ name }: MachineEntry): string => machineRelease(name) ?? '0.0';

type Version = NonNullable<MachinesFile['versions']>[number];
type Common = Exclude<keyof Version, 'release'>;
const COMMON = ['since', 'until', 'default-cpu-version', 'deprecated'] as const satisfies readonly Common[];

function withoutVersions(families: MachineFamily[]): Pick<MachinesFile, 'versions' | 'families'> {
  const versioned = families.filter((family) => family.versioned === true);
  if (versioned.length < 2) return { families };
  const versions = (versioned[0] as MachineFamily).machines.flatMap((machine) => {
    const release = ageOf(machine);
    const same = versioned.map(({ family, machines }) => machines.find(({ name }) => name === `${family}-${release}`));
    return same.every((entry) => entry !== undefined) ? [{ release, ...inCommon(same) } as Version] : [];
  });
  return {
    ...(versions.length === 0 ? {} : { versions }),
    families: families.map((family) => (family.versioned === true ? withoutCommon(family, versions) : family)),
  };
}

function inCommon(entries: readonly MachineEntry[]): Omit<Version, 'release'> {
  const text = (entry: MachineEntry, field: Common) => JSON.stringify(entry[field]);
  const [first, ...others] = entries as [MachineEntry, ...MachineEntry[]];
  const fields = COMMON.filter((field) => others.every((other) => text(other, field) === text(first, field)));
  return Object.fromEntries(fields.map((field) => [field, first[field]]).filter(([, value]) => value !== undefined));
}

/** The entries that say something of their own. */
function withoutCommon(family: MachineFamily, versions: readonly Version[]): MachineFamily {
  const machines = family.machines.flatMap((machine) => {
    const common = versions.find(({ release }) => machine.name === `${family.family}-${release}`);
    if (common === undefined) return [machine];
    const own = Object.entries(machine).filter(([field]) => !(field in common));
    return own.length === 1 ? [] : [Object.fromEntries(own) as unknown as MachineEntry];
  });
  return { ...family, machines };
}
