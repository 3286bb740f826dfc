import type { QemuRelease } from '../qemu/release.js';
import { compareReleases } from '../releases.js';

/**
 * The machine type of a release that comes nearest to one that it does not have: of the same family, the newest that is
 * not newer than the name says, else the oldest; null where the family is unknown.
 *
 * Compatibility properties only ever keep old behaviour, and those of CPUs have hardly changed since 4.0.
 */
export function standInMachine(release: QemuRelease, machine: string): string | null {
  const family = /^(pc-q35|pc-i440fx)\b/.exec(machine)?.[1] ?? (/q35/.test(machine) ? 'pc-q35' : null);
  if (family === null) return null;
  const versions = release.machines
    .filter(({ name }) => name.startsWith(`${family}-`))
    .map(({ name }) => name.slice(family.length + 1))
    .filter((version) => /^\d+\.\d+$/.test(version))
    .sort(compareReleases);
  const wanted = /-(\d+\.\d+)/.exec(machine)?.[1];
  const version =
    wanted === undefined
      ? versions.at(-1)
      : (versions.filter((one) => compareReleases(one, wanted) <= 0).at(-1) ?? versions[0]);
  return version === undefined ? null : `${family}-${version}`;
}
