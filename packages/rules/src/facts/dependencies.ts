import type { DependencyRule, Source, WordPart } from '@cpu-models/source';
import { wordsByName } from './features.js';

const ALL = (1n << 64n) - 1n;

/** Bits of a word. */
export interface Bits {
  readonly word: string;
  readonly mask: bigint;
}

/** The bits that a part of a dependency means; unknown features count for nothing. Needs `word`. */
export function bitsOf(source: Source, part: WordPart): Bits {
  const { word, mask, all, features = [] } = part;
  if (all) return { word, mask: ALL };
  if (mask !== undefined) return { word, mask: BigInt(mask) };
  const byName = new Map(
    wordsByName(source)
      .get(word)
      ?.value.features.map(({ name, bit }) => [name, 1n << BigInt(bit)]),
  );
  return { word, mask: features.reduce((bits, name) => bits | (byName.get(name) ?? 0n), 0n) };
}

/** Whether two parts share a bit. */
export function meet(a: Bits, b: Bits): boolean {
  return a.word === b.word && (a.mask & b.mask) !== 0n;
}

/** Whether every bit of `inner` is one of `outer`. */
export function inside(inner: Bits, outer: Bits): boolean {
  return inner.word === outer.word && (inner.mask & ~outer.mask) === 0n;
}

/** A dependency with its bits. */
export interface Step {
  readonly from: Bits;
  readonly to: Bits;
  readonly rule: DependencyRule;
}

/** All dependencies in order. Needs `word`. */
export function stepsOf(source: Source, rules: readonly DependencyRule[]): Step[] {
  return rules.map((rule) => ({
    from: bitsOf(source, rule['if-none-of']),
    to: bitsOf(source, rule['then-off']),
    rule,
  }));
}
