import { ASSUMED_GUEST, MACHINE_FAMILIES } from '../generated/machine-families.js';
import { compareReleases } from '../releases.js';

export { ASSUMED_GUEST, MACHINE_FAMILIES };

/**
 * The versioned family that a machine type is of by its name, a distribution's too: `pc-q35` of `pc-q35-9.2` and of
 * `pc-q35-rhel9.4.0`.
 * @returns null for any other name (`microvm`, `q35`, `pc-1.3`)
 */
export function machineFamily(machine: string): string | null {
  const found = MACHINE_FAMILIES.find(({ family, versioned }) => versioned && `${machine}-`.startsWith(`${family}-`));
  return found?.family ?? null;
}

/** The family of {@link ASSUMED_GUEST}'s machine type. */
export const ASSUMED_FAMILY = MACHINE_FAMILIES.find(({ alias }) => alias === ASSUMED_GUEST.machine)?.family ?? null;

/** Names of a family that end in a release of QEMU's, without the family, oldest first: `9.2`. */
export function versionsOf(family: string, machines: readonly string[]): string[] {
  return machines
    .filter((name) => name.startsWith(`${family}-`))
    .map((name) => name.slice(family.length + 1))
    .filter((version) => /^\d+\.\d+$/.test(version))
    .sort(compareReleases);
}
