import { ASSUMED_FAMILY, ASSUMED_GUEST, machineFamily, versionsOf } from '../qemu/families.js';
import type { QemuRelease } from '../qemu/release.js';
import { compareReleases } from '../releases.js';

/**
 * The machine type of a release that comes nearest to one that it does not have: of the same family, the newest that is
 * not newer than the name says, else the oldest; null where the family is unknown.
 *
 * Compatibility properties only ever keep old behaviour, and those of CPUs have hardly changed since 4.0.
 */
export function standInMachine(release: QemuRelease, machine: string): string | null {
  const family = machineFamily(machine) ?? (machine.includes(ASSUMED_GUEST.machine) ? ASSUMED_FAMILY : null);
  if (family === null) return null;
  const versions = versionsOf(
    family,
    release.machines.map(({ name }) => name),
  );
  const wanted = /-(\d+\.\d+)/.exec(machine)?.[1];
  const version =
    wanted === undefined
      ? versions.at(-1)
      : (versions.filter((one) => compareReleases(one, wanted) <= 0).at(-1) ?? versions[0]);
  return version === undefined ? null : `${family}-${version}`;
}
