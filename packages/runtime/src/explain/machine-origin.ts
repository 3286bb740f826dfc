import { type Distribution, FACTS } from './facts/fact.js';

/** Whose a machine type is, where it is a distribution's. */
export interface MachineOrigin {
  readonly whose: string;
  /** The QEMU release that it keeps the behaviour of; null where that is not known. */
  readonly based: string | null;
  /** QEMU's machine type of that release; null where that is not known. */
  readonly base: string | null;
  /** Its entries for CPUs were compared with the distribution's own; else they follow from the release it is based on. */
  readonly verified: boolean;
  readonly source: string;
}

/** The distribution that a machine type is of, by the form of its name (pc-q35-rhel9.2.0); null for QEMU's own. */
export function machineOrigin(machine: string): MachineOrigin | null {
  const found = distributionOf(machine);
  if (found === null) return null;
  const { family, based, distribution } = found;
  const { whose, source, verified } = distribution;
  return {
    whose,
    based,
    base: based === null ? null : `${family}-${based}`,
    verified: verified !== undefined && new RegExp(verified).test(machine),
    source,
  };
}

/** A machine type's distribution, the family (pc-q35), and the QEMU release that it is based on. */
export function distributionOf(
  machine: string,
): { readonly distribution: Distribution; readonly family: string; readonly based: string | null } | null {
  for (const distribution of FACTS.distributions) {
    const [, family = '', key] = new RegExp(distribution.pattern).exec(machine) ?? [];
    if (key === undefined) continue;
    const { based } = distribution;
    // A word that no list has is no code name of a distribution.
    if (based !== undefined && based[key] === undefined && !/^\d/.test(key)) continue;
    return { distribution, family, based: based === undefined ? key : (based[key] ?? null) };
  }
  return null;
}

/**
 * QEMU's machine type that a name nobody knows is likely made of: the one with the same family and release, as
 * distributions name theirs (pc-q35-acme8.2.1); null where the name tells none.
 */
export function likelyBase(machine: string, known: Iterable<string>): string | null {
  const [, family, release] = /^(pc-(?:q35|i440fx))-.*?(\d+\.\d+)/.exec(machine) ?? [];
  const base = `${family}-${release}`;
  return family !== undefined && [...known].includes(base) ? base : null;
}
