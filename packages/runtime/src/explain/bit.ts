import { type CompiledRelease, feature } from '../qemu/compile.js';
import type { BitSlot } from '../qemu/state.js';

/** Whether a word has all bits of a slot. */
export function turnedOn(word: bigint, { low, high }: BitSlot): boolean {
  const mask = BigInt(low >>> 0) | (BigInt(high >>> 0) << 32n);
  return (word & mask) === mask;
}

/** What a feature word says of its bits, besides their names. */
type Mark = 'noAutoEnable' | 'unmigratable';

/** Whether QEMU marks a feature; false where the release does not know it. */
export function isMarked(compiled: CompiledRelease, name: string, mark: Mark): boolean {
  const slot = feature(compiled, name);
  const word = slot === null ? undefined : compiled.words[slot.word];
  return slot !== null && word !== undefined && turnedOn(word[mark], slot);
}

/** Whether `host` and `max` leave a feature out unless it is asked for. */
export function isLeftOut(compiled: CompiledRelease, name: string, moves: boolean): boolean {
  return isMarked(compiled, name, 'noAutoEnable') || (moves && isMarked(compiled, name, 'unmigratable'));
}
