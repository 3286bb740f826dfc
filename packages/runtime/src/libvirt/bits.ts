/**
 * Sets of features as bits: feature number n is bit n & 31 of word n >> 5.
 * All sets of one map have the same number of words, so nothing here checks lengths.
 */
export type Bits = Uint32Array;

/** An empty set for `count` features. */
export function emptyBits(count: number): Bits {
  return new Uint32Array((count + 31) >>> 5);
}

/** Adds feature number `bit`. */
export function setBit(bits: Bits, bit: number): void {
  bits[bit >>> 5]! |= 1 << (bit & 31);
}

/** Removes feature number `bit`. */
export function clearBit(bits: Bits, bit: number): void {
  bits[bit >>> 5]! &= ~(1 << (bit & 31));
}

/** Whether feature number `bit` is in the set. */
export function hasBit(bits: Bits, bit: number): boolean {
  return (bits[bit >>> 5]! & (1 << (bit & 31))) !== 0;
}

/** `into` becomes its union with `other`. */
export function addBits(into: Bits, other: Bits): void {
  for (let w = 0; w < into.length; w++) into[w]! |= other[w]!;
}

/** `from` loses what is in `other`. */
export function subtractBits(from: Bits, other: Bits): void {
  for (let w = 0; w < from.length; w++) from[w]! &= ~other[w]!;
}

/** `into` keeps only what is in `other` too. */
export function intersectBits(into: Bits, other: Bits): void {
  for (let w = 0; w < into.length; w++) into[w]! &= other[w]!;
}

/** Whether the set has no feature. */
export function isEmptyBits(bits: Bits): boolean {
  for (let w = 0; w < bits.length; w++) if (bits[w] !== 0) return false;
  return true;
}

/** Whether all of `part` is in `whole`. */
export function containsBits(whole: Bits, part: Bits): boolean {
  for (let w = 0; w < part.length; w++) if ((part[w]! & ~whole[w]!) !== 0) return false;
  return true;
}

/** Number of bits set in one 32-bit word. */
export function popcount(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Calls `visit` with each feature number of the set, ascending. */
export function forEachBit(bits: Bits, visit: (bit: number) => void): void {
  for (let w = 0; w < bits.length; w++) {
    for (let word = bits[w]!; word !== 0; word &= word - 1) {
      visit((w << 5) + 31 - Math.clz32(word & -word));
    }
  }
}
