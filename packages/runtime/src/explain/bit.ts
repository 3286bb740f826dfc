import type { BitSlot } from '../qemu/state.js';

/** Whether a word has all bits of a slot. */
export function turnedOn(word: bigint, { low, high }: BitSlot): boolean {
  const mask = BigInt(low >>> 0) | (BigInt(high >>> 0) << 32n);
  return (word & mask) === mask;
}
