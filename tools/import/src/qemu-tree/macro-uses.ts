import type { CIndex } from './c-slice.js';
import { identifiers, splitTop } from './c-text.js';

/** The words that each macro is used with, as the text of the sources shows. */
export interface MacroUses {
  /** In the tables: word table, models, dependencies, xsave areas (and macros used there). */
  readonly tables: ReadonlyMap<string, ReadonlySet<string>>;
  /** In code only: `env->features[FEAT_X] & MACRO`. */
  readonly code: ReadonlyMap<string, ReadonlySet<string>>;
}

const TABLE_PATTERNS = [
  // .features[FEAT_1_EDX] = A | B,
  /\.features\[(FEAT_\w+)\]\s*=\s*([^,}]+)/g,
  // { FEAT_1_ECX, CPUID_EXT_VMX }
  /\{\s*(FEAT_\w+)\s*,\s*([^{}]*)\}/g,
  // .feature = FEAT_1_ECX, .bits = CPUID_EXT_AVX
  /\.feature\s*=\s*(FEAT_\w+)\s*,\s*\.bits\s*=\s*([^,}]+)/g,
];
const CODE_PATTERN = /(?:features|\bf)\[(FEAT_\w+)\]\s*(?:&=?|\|=|=)\s*~?\s*(\w+|\([\w\s|]+\))/g;
const WORD_MASKS =
  /\.(?:tcg_features|unmigratable_flags|migratable_flags|no_autoenable_flags)\s*=\s*([\s\S]*?)(?=,\s*(?:\.|\}|#|$)|\}|$)/g;

/** Learns from the tables of cpu.c and from the texts of all other sources which word a macro belongs to. */
export function macroUses(index: CIndex, texts: readonly string[]): MacroUses {
  const tables = new Uses(index);
  for (const [word, expression] of tableUses(index)) tables.add(word, expression);
  const code = new Uses(index);
  for (const text of texts) {
    for (const match of text.matchAll(CODE_PATTERN)) code.addPlain(match[1] as string, match[2] as string);
  }
  return { tables: tables.words, code: code.words };
}

function* tableUses(index: CIndex): Iterable<[string, string]> {
  for (const name of ['builtin_x86_defs', 'feature_dependencies', 'x86_ext_save_areas']) {
    const text = index.variable(name)?.text ?? '';
    for (const pattern of TABLE_PATTERNS) {
      for (const match of text.matchAll(pattern)) yield [match[1] as string, match[2] as string];
    }
  }
  for (const [word, body] of wordBodies(index)) {
    for (const match of body.matchAll(WORD_MASKS)) yield [word, match[1] as string];
  }
}

/** The initializer of each word in feature_word_info. */
function wordBodies(index: CIndex): [string, string][] {
  const text = index.variable('feature_word_info')?.text ?? '';
  const starts = [...text.matchAll(/\[(FEAT_\w+)\]\s*=\s*\{/g)];
  return starts.map((start, i) => [start[1] as string, text.slice(start.index, starts[i + 1]?.index ?? text.length)]);
}

class Uses {
  readonly words = new Map<string, Set<string>>();

  constructor(private readonly index: CIndex) {}

  /** Notes the macros of an expression such as `A | B | C_FEATURES`, and those that the macros themselves are made of. */
  add(word: string, expression: string): void {
    for (const part of orParts(expression)) {
      for (const name of identifiers(part)) this.addMacro(word, name);
    }
  }

  /** Notes the macros of an expression in code, without those that they are made of (CPUID_EXT2_AMD_ALIASES serves two words). */
  addPlain(word: string, expression: string): void {
    for (const name of identifiers(expression)) {
      if (this.index.find(name).some(({ kind }) => kind === 'define'))
        this.words.set(name, (this.words.get(name) ?? new Set()).add(word));
    }
  }

  private addMacro(word: string, name: string): void {
    const items = this.index.find(name).filter(({ kind, text }) => kind === 'define' && isObjectLike(text, name));
    const words = this.words.get(name) ?? new Set();
    if (items.length === 0 || words.has(word)) return;
    this.words.set(name, words.add(word));
    for (const item of items) {
      for (const part of orParts(macroBody(item.text, name))) {
        if (/^\w+$/.test(part)) this.addMacro(word, part);
      }
    }
  }
}

/** Operands of `|`. An operand with `&` is dropped: it masks bits of another word (`TCG_FEATURES & CPUID_EXT2_AMD_ALIASES`). */
function orParts(expression: string): string[] {
  return splitTop(expression, '|').flatMap((part) => {
    const inner = /^\(([\s\S]*)\)$/.exec(part)?.[1];
    if (inner !== undefined) return orParts(inner);
    return part.includes('&') ? [] : [part];
  });
}

/** Is it `#define NAME value`, not `#define NAME(args) value`? */
export function isObjectLike(text: string, name: string): boolean {
  return new RegExp(`^#\\s*define\\s+${name}(\\s|$)`).test(text);
}

/** Text after `#define NAME`. */
export function macroBody(text: string, name: string): string {
  return text.replace(new RegExp(`^#\\s*define\\s+${name}\\b`), '').trim();
}
