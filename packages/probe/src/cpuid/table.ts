/** A leaf, and how many of its subleaves are read, from 0 on. */
export type LeafCount = readonly [leaf: number, subleaves: number];

/** Leaves with more than one subleaf. */
const SUBLEAVES: Readonly<Record<number, number>> = {
  4: 5,
  7: 3,
  11: 3,
  13: 64,
  15: 2,
  16: 4,
  18: 4,
  20: 2,
  23: 4,
  24: 2,
  29: 2,
  30: 2,
  31: 5,
  32: 2,
  35: 4,
  36: 2,
  41: 2,
  2147483677: 6,
  2147483680: 4,
  2147483686: 5,
};

/** Leaves beyond the last that a CPU has are read too: what stands there is part of what a guest sees. */
export const CPUID_TABLE: readonly LeafCount[] = [
  ...leaves(0, 0x29),
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
