import { isBitName, type MacroCandidate } from './macro-candidates.js';
import type { Hex } from './types.js';

/** Macros chosen for the bits of one word. */
export interface WordMacros {
  readonly macros: readonly (string | null)[];
  readonly otherMacros: Readonly<Record<string, readonly string[]>>;
  readonly macroPrefixes: readonly string[];
}

/**
 * Chooses one C macro for each bit. Among several macros of one bit of one word, in this order:
 * those used in the tables, those used in code with the word, those found by prefix; then the one whose
 * name ends as the bit's name does (`pclmulqdq`, CPUID_EXT_PCLMULQDQ); then the one defined first.
 * For a bit without a name, a macro found by prefix is chosen only if it stands beside macros in use
 * (CPUID_EXT2_FPU beside CPUID_EXT2_LM); others are listed, as they may be no feature at all.
 */
export class MacroChoice {
  constructor(
    private readonly candidates: readonly MacroCandidate[],
    private readonly values: Readonly<Record<string, Hex | null>>,
  ) {}

  ofWord(word: string, names: readonly (string | null)[]): WordMacros {
    const own = this.candidates.filter((candidate) => candidate.word === word && isBitName(candidate.name));
    const otherMacros: Record<string, readonly string[]> = {};
    const macros = names.map((name, bit) => {
      const found = own.filter((candidate) => this.bitOf(candidate.name, names.length) === bit);
      const best = found.filter((candidate) => name !== null || candidate.isSibling).sort(byPreference(name))[0];
      const others = found.filter((candidate) => candidate !== best).map((candidate) => candidate.name);
      if (others.length > 0) otherMacros[bit] = others;
      return best?.name ?? null;
    });
    const prefixes = own.filter((candidate) => macros.includes(candidate.name)).map((candidate) => candidate.prefix);
    return { macros, otherMacros, macroPrefixes: [...new Set(prefixes)].sort() };
  }

  /** Bit that the macro stands for, or null if it is not a single bit. */
  private bitOf(macro: string, width: number): number | null {
    const value = this.values[macro];
    if (value === null || value === undefined) return null;
    const mask = BigInt.asUintN(width, BigInt(value));
    return mask !== 0n && (mask & (mask - 1n)) === 0n ? mask.toString(2).length - 1 : null;
  }
}

const RANKS = ['tables', 'code', 'prefix'];

function byPreference(name: string | null): (a: MacroCandidate, b: MacroCandidate) => number {
  return (a, b) => RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) || likeness(b.name, name) - likeness(a.name, name);
}

function likeness(macro: string, name: string | null): number {
  if (name === null) return 0;
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const wanted = plain(name);
  if (plain(macro).endsWith(wanted)) return 2;
  return plain(macro.slice(macro.lastIndexOf('_') + 1)) ===
    wanted.slice(-plain(macro.slice(macro.lastIndexOf('_') + 1)).length)
    ? 1
    : 0;
}
