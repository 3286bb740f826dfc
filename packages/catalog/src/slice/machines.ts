import { compareReleases, machineRelease } from '@cpu-models/runtime';
import { type MachineEntry, type MachineFamily, type MachinesFile, memo, type Source } from '@cpu-models/source';

type Lifetime = NonNullable<MachinesFile['lifetime']>;
type Limit = Lifetime['deprecated'];

/**
 * The machine types of a source, with what follows from their names written out: since when QEMU has one, since when it
 * is deprecated, and until when it stays.
 */
export const machinesFile = memo((source: Source): MachinesFile => {
  const file = source.one('machines').value;
  return { families: withLifetimes(file) };
});

/** The families of a file with everything written out that the rule of lifetimes says; what an entry says itself stays. */
export function withLifetimes({ lifetime, families }: MachinesFile): MachineFamily[] {
  if (lifetime === undefined) return families;
  return families.map((family) =>
    family.versioned === true
      ? { ...family, machines: family.machines.map((machine) => ({ ...ruled(machine, lifetime), ...machine })) }
      : family,
  );
}

/** The same families with nothing written down that the rule says by itself. */
export function withoutLifetimes(families: readonly MachineFamily[], lifetime: Lifetime | undefined): MachineFamily[] {
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
