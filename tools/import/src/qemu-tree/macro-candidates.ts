import type { CIndex } from './c-slice.js';
import { identifiers } from './c-text.js';
import type { MacroUses } from './macro-uses.js';
import { isObjectLike, macroBody } from './macro-uses.js';

/** A macro that may stand for a bit of a word. */
export interface MacroCandidate {
  readonly name: string;
  readonly word: string;
  /** How it was found, best first: in the tables, in code, or by its prefix alone. */
  readonly rank: 'tables' | 'code' | 'prefix';
  /** For `prefix`: the prefix; for others the part before the last `_`. */
  readonly prefix: string;
  /** Do macros in use by the word stand directly below the prefix? Such a macro may name a bit that QEMU gives no name. */
  readonly isSibling: boolean;
}

/** All macros that may stand for bits of words: those seen in use, and those whose name begins as theirs. */
export function macroCandidates(index: CIndex, uses: MacroUses, words: readonly string[]): MacroCandidate[] {
  const used = [
    ...ranked(uses.tables, 'tables'),
    ...ranked(uses.code, 'code').filter(({ name }) => !uses.tables.has(name)),
  ];
  const prefixes = new MacroPrefixes(
    used.filter(({ name }) => isBitName(name)),
    words,
  );
  const usedNames = new Set(used.map(({ name }) => name));
  const byPrefix = numericMacros(index)
    .filter((name) => !usedNames.has(name) && isBitName(name))
    .flatMap((name) => prefixes.candidates(name));
  return [...used, ...byPrefix];
}

/** May the name be that of one bit? TCG_7_0_ECX_FEATURES and XSTATE_FP_BIT are not, whatever their value. */
export function isBitName(name: string): boolean {
  return !/^TCG_|_FEATURES$|_BIT$/.test(name);
}

function ranked(uses: ReadonlyMap<string, ReadonlySet<string>>, rank: 'tables' | 'code'): MacroCandidate[] {
  return [...uses].flatMap(([name, words]) =>
    [...words].map((word) => ({ name, word, rank, prefix: parentPrefix(name), isSibling: true })),
  );
}

/** `CPUID_7_0_EBX_AVX2` -> `CPUID_7_0_EBX_`. */
function parentPrefix(name: string): string {
  return name.slice(0, name.lastIndexOf('_') + 1);
}

/**
 * The words that macro prefixes belong to. A prefix belongs to a word if all macros in use that begin with it do
 * (MSR_ARCH_CAP_), or if the word's own name says so (FEAT_8000_0021_EAX: CPUID_8000_0021_EAX_).
 * A prefix of several words (CPUID_) belongs to the one word whose macros stand directly below it (CPUID_VME: FEAT_1_EDX),
 * and then only for other macros directly below it.
 */
class MacroPrefixes {
  private readonly all = new Map<string, Set<string>>();
  private readonly direct = new Map<string, Set<string>>();

  constructor(used: readonly MacroCandidate[], words: readonly string[]) {
    for (const { word, prefix } of used) {
      this.direct.set(prefix, (this.direct.get(prefix) ?? new Set()).add(word));
      for (let p = prefix; p !== ''; p = parentPrefix(p.slice(0, -1)))
        this.all.set(p, (this.all.get(p) ?? new Set()).add(word));
    }
    for (const word of words) this.all.set(word.replace(/^FEAT_(.*)$/, 'CPUID_$1_'), new Set([word]));
  }

  candidates(name: string): MacroCandidate[] {
    const parent = parentPrefix(name);
    for (let prefix = parent; prefix !== ''; prefix = parentPrefix(prefix.slice(0, -1))) {
      const found = this.all.get(prefix);
      if (found === undefined) continue;
      const owners = found.size === 1 ? found : prefix === parent ? this.direct.get(prefix) : undefined;
      const word = owners?.size === 1 ? [...owners][0] : undefined;
      const isSibling = prefix === parent && word !== undefined && this.direct.get(prefix)?.has(word) === true;
      return word === undefined ? [] : [{ name, word, rank: 'prefix', prefix, isSibling }];
    }
    return [];
  }
}

/** Object-like macros whose value is an integer expression. */
function numericMacros(index: CIndex): string[] {
  const known = new Map<string, boolean>();
  const isNumeric = (name: string): boolean => {
    const before = known.get(name);
    if (before !== undefined) return before;
    known.set(name, false); // A macro that refers to itself is not a number.
    const items = index.find(name);
    const numeric =
      items.length > 0 &&
      items.every(({ kind, text }) => kind === 'enum' || (kind === 'define' && isExpression(name, text)));
    known.set(name, numeric);
    return numeric;
  };
  const isExpression = (name: string, text: string): boolean => {
    if (/^#\s*define\s+BIT(_ULL)?\(/.test(text)) return true;
    const body = macroBody(text, name);
    if (!isObjectLike(text, name) || !/^[\w\s()|&<>~+*-]+$/.test(body)) return false;
    return identifiers(body.replace(/\b0[xX][0-9a-fA-F]+\w*|\b\d+\w*/g, ' ')).every(isNumeric);
  };
  const names = index.items.filter(({ kind }) => kind === 'define').flatMap((item) => item.names);
  return [...new Set(names)].filter(isNumeric);
}
