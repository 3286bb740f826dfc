import { FACTS } from './facts/fact.js';

/** Whose a machine type is, where it is a distribution's. */
export interface MachineOrigin {
  readonly whose: string;
  /** The QEMU release that it keeps the behaviour of; null where that is not known. */
  readonly based: string | null;
  readonly source: string;
}

/** The distribution that a machine type is of, by the form of its name (pc-q35-rhel9.2.0); null for QEMU's own. */
export function machineOrigin(machine: string): MachineOrigin | null {
  for (const { whose, pattern, based, source } of FACTS.distributions) {
    const key = new RegExp(pattern).exec(machine)?.[1];
    if (key === undefined) continue;
    // A word that no list has is no code name of a distribution.
    if (based !== undefined && based[key] === undefined && !/^\d/.test(key)) continue;
    return { whose, based: based === undefined ? key : (based[key] ?? null), source };
  }
  return null;
}
