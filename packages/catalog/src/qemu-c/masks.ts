import type { WordFacts } from '../slice/words.js';
import type { CMask } from './types.js';

export const ALL_BITS: CMask = { macros: [], numbers: 0n, all: true };

/** Bits of a word, by QEMU's macros where it has them in the release. */
export function spell(mask: bigint, word: WordFacts): CMask {
  const macros = word.bits.filter((bit) => (bit.mask & mask) !== 0n && bit.macro !== undefined);
  return {
    macros: macros.map(({ macro }) => macro as string),
    numbers: mask & ~macros.reduce((bits, bit) => bits | bit.mask, 0n),
    all: false,
  };
}
