/** A leaf, and how many of its subleaves are read, from 0 on. */
export type LeafCount = readonly [leaf: number, subleaves: number];

/** Leaves with more than one subleaf. */
const SUBLEAVES: Readonly<Record<number, number>> = {
  0x4: 5,
  0x7: 3,
  0xb: 3,
  0xd: 64,
  0xf: 2,
  0x10: 4,
  0x12: 4,
  0x14: 2,
  0x17: 4,
  0x18: 2,
  0x1d: 2,
  0x1e: 2,
  0x1f: 5,
  0x20: 2,
  0x23: 4,
  0x24: 2,
  0x8000001d: 6,
  0x80000020: 4,
  0x80000026: 5,
};

/** Leaves beyond the last that a CPU has are read too: what stands there is part of what a guest sees. */
export const CPUID_TABLE: readonly LeafCount[] = [
  ...leaves(0, 0x26),
  ...[0x40000000, 0x40000001, 0x40000010, 0x40000100].map(leaf),
  ...leaves(0x80000000, 0x80000028),
  ...leaves(0xc0000000, 0xc0000001),
];

/** The size of a table's answer: EAX, EBX, ECX and EDX of each subleaf. */
export function answerBytes(table: readonly LeafCount[]): number {
  return 16 * table.reduce((sum, [, subleaves]) => sum + subleaves, 0);
}

function leaves(first: number, last: number): LeafCount[] {
  return Array.from({ length: last - first + 1 }, (_, i) => leaf(first + i));
}

function leaf(number: number): LeafCount {
  return [number, SUBLEAVES[number] ?? 1];
}
