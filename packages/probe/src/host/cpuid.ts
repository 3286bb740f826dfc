import { CPUID_TABLE } from '../cpuid/table.js';
import { type ReadAt, type Readable, readDevice } from './device.js';

/** One subleaf: leaf, subleaf, EAX, EBX, ECX, EDX. */
export type CpuidRow = readonly [number, number, number, number, number, number];

/** The host CPU's own CPUID; rows of zeros are left out. */
export type HostCpuid = Readable<{ readonly rows: readonly CpuidRow[] }>;

/** Leaves that start a range; EAX says which is the last of it. */
const RANGES = [0, 0x40000000, 0x80000000, 0xc0000000];

/** Reads CPUID of CPU 0 through the kernel's cpuid device (the position is the leaf, and the subleaf above 32 bits). */
export function readHostCpuid(path: string): HostCpuid {
  return readDevice(path, (read) => ({ rows: readRows(read) }));
}

function readRows(read: ReadAt): CpuidRow[] {
  const lasts = RANGES.map((first) => readSubleaf(read, first, 0)?.[2] ?? 0);
  // Above the last leaf an Intel CPU answers with another leaf's content.
  const exists = (leaf: number) =>
    RANGES.some((first, i) => leaf >= first && leaf - first < 0x10000 && leaf <= (lasts[i] ?? 0));
  const wanted = CPUID_TABLE.filter(([leaf]) => exists(leaf));
  const rows = wanted.flatMap(([leaf, subleaves]) =>
    Array.from({ length: subleaves }, (_, subleaf) => readSubleaf(read, leaf, subleaf)),
  );
  return rows.filter((row) => row !== null).filter(([, , ...registers]) => registers.some((value) => value !== 0));
}

function readSubleaf(read: ReadAt, leaf: number, subleaf: number): CpuidRow | null {
  const answer = read((BigInt(subleaf) << 32n) | BigInt(leaf), 16);
  if (answer === null) return null;
  const [eax, ebx, ecx, edx] = [0, 4, 8, 12].map((offset) => answer.readUInt32LE(offset));
  return [leaf, subleaf, eax ?? 0, ebx ?? 0, ecx ?? 0, edx ?? 0];
}
