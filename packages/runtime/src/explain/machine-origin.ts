import { machineFamily } from '../qemu/families.js';
import type { Distribution } from './facts/fact.js';
import { FACTS } from './facts/facts.js';

/** Whose a machine type is, where it is a distribution's. */
export interface MachineOrigin {
  readonly whose: string;
  /** The QEMU release that it keeps the behaviour of; null where that is not known, or the newest of the QEMU asked. */
  readonly based: string | null;
  /** QEMU's machine type of that release, or the alias of its newest; null where that is not known. */
  readonly base: string | null;
  /** Its entries for CPUs were compared with the distribution's own; else they follow from the release it is based on. */
  readonly verified: boolean;
  /** Where its own were read or, if they were not, where they are said to be. */
  readonly source: string;
}

/** The distribution that a machine type is of, by the form of its name (pc-q35-rhel9.2.0); null for QEMU's own. */
export function machineOrigin(machine: string): MachineOrigin | null {
  const found = distributionOf(machine);
  if (found === null) return null;
  const { base, based, distribution } = found;
  const { whose, source, verified } = distribution;
  const read = verified !== undefined && new RegExp(verified.machines).test(machine) ? verified : null;
  return { whose, based, base, verified: read !== null, source: read?.source ?? source };
}

/** A machine type's distribution, QEMU's machine type that it is made of, and that one's release. */
export function distributionOf(
  machine: string,
): { readonly distribution: Distribution; readonly base: string | null; readonly based: string | null } | null {
  for (const distribution of FACTS.distributions) {
    const match = new RegExp(distribution.pattern).exec(machine);
    if (match === null) continue;
    const [, family = '', key] = match;
    if (key === undefined) return { distribution, base: family, based: null };
    const { based } = distribution;
    const release = based === undefined ? key : (based[machine] ?? based[`${family}-${key}`] ?? based[key] ?? null);
    // A word that no list has is not a code name of a distribution.
    if (release === null && !/^\d/.test(key)) continue;
    return { distribution, base: release === null ? null : `${family}-${release}`, based: release };
  }
  return null;
}

/**
 * QEMU's machine type that a name nobody knows is likely made of: the one with the same family and release, as
 * distributions name theirs (pc-q35-acme8.2.1); null where the name tells none.
 */
export function likelyBase(machine: string, known: Iterable<string>): string | null {
  const family = machineFamily(machine);
  const base = `${family}-${/^-.*?(\d+\.\d+)/.exec(machine.slice(family?.length ?? 0))?.[1]}`;
  return family !== null && [...known].includes(base) ? base : null;
}
