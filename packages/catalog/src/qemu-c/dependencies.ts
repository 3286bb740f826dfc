import type { QemuSlice } from '../slice/qemu.js';
import type { WordPart } from '../slice/words.js';
import { ALL_BITS, spell } from './masks.js';
import type { CAvx10Version, CDependency, CWordMask } from './types.js';

/** The release's feature dependencies. */
export function dependencyTable(slice: QemuSlice): CDependency[] {
  return slice.one('dependencies').dependencies.map((rule) => ({
    from: wordMask(rule['if-none-of'], slice),
    to: wordMask(rule['then-off'], slice),
    about: rule.about,
  }));
}

/** The release's versions of AVX10, oldest first. */
export function avx10Table(slice: QemuSlice): CAvx10Version[] {
  return slice.avx10.map((entry) => ({
    version: entry.version,
    maxSubleaf: entry['max-subleaf'],
    features: entry['turns-on'].map((part) => wordMask(part, slice)),
  }));
}

/** As the source says it: all bits, a number, or features by their macros. */
function wordMask({ word, ...part }: WordPart, slice: QemuSlice): CWordMask {
  if (part.all === true) return { word, mask: ALL_BITS };
  if (part.mask !== undefined) return { word, mask: { macros: [], numbers: BigInt(part.mask), all: false } };
  return { word, mask: spell(slice.maskOf(word, part.features ?? []), slice.word(word)) };
}
