import { type CpuidReader, cpuidTable } from './cpuid/read.js';
import type { FeatureWord, QemuRelease, Register } from './release.js';

/** A CPUID register that two guests read differently. */
export interface RegisterChange {
  readonly leaf: number;
  readonly subleaf: number;
  readonly register: Register;
  readonly from: number;
  readonly to: number;
  /** Features among the changed bits; other bits are not named. */
  readonly features: readonly string[];
}

const REGISTERS = ['eax', 'ebx', 'ecx', 'edx'] as const;

/**
 * What two guests read differently, over all leaves that either of them has.
 *
 * @param names the release whose feature words name the bits
 */
export function diffCpuid(from: CpuidReader, to: CpuidReader, names: QemuRelease): RegisterChange[] {
  return leavesOf(from, to).flatMap(([leaf, subleaf]) => {
    const [before, after] = [from(leaf, subleaf), to(leaf, subleaf)];
    return REGISTERS.filter((register) => before[register] !== after[register]).map((register) => ({
      leaf,
      subleaf,
      register,
      from: before[register],
      to: after[register],
      features: changedFeatures(names, leaf, subleaf, register, before[register] ^ after[register]),
    }));
  });
}

function leavesOf(...readers: readonly CpuidReader[]): [leaf: number, subleaf: number][] {
  const keys = readers.flatMap((read) => cpuidTable(read).map(({ leaf, subleaf }) => leaf * 256 + subleaf));
  return [...new Set(keys)].sort((a, b) => a - b).map((key) => [Math.floor(key / 256), key % 256]);
}

function changedFeatures(
  { words }: QemuRelease,
  leaf: number,
  subleaf: number,
  register: Register,
  bits: number,
): string[] {
  const word = words.find(({ source }) => describes(source, leaf, subleaf, register));
  return (word?.names ?? []).filter((name, bit): name is string => name !== null && ((bits >>> bit) & 1) === 1);
}

function describes(source: FeatureWord['source'], leaf: number, subleaf: number, register: Register): boolean {
  if (source.kind !== 'cpuid') return false;
  return source.eax === leaf && (source.ecx ?? 0) === subleaf && source.register === register;
}
