import { memo, type Source } from '@cpu-models/source';
import { qemuSlice } from '../slice/qemu.js';
import type { WordFacts } from '../slice/words.js';
import { conditionsOf, wordTables } from './words.js';

/** What one QEMU release's own C calls things, which no answer tells: its headers and other files hold us to it. */
export interface CNames {
  /** By word without FEAT_ and bit: the macros of the features that the release has. */
  readonly macros: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Of caches. */
  readonly variables: readonly string[];
  /** How its structures differ from those of other releases, by the ids of configurations.yaml. */
  readonly structures: readonly string[];
  /** By helper macro: the preprocessor conditions that TCG's masks stand under. */
  readonly conditions: Readonly<Record<string, string>>;
}

/**
 * The names in C of one release, as the source says them.
 *
 * @throws Error for a source that breaks the rules of packages/rules
 */
export function cNames(source: Source, release: string): CNames {
  const slice = qemuSlice(source, release);
  const { sets, loose } = slice.one('caches');
  return {
    macros: Object.fromEntries(slice.words.map((word) => [word.name, macrosOf(word)])),
    variables: [...new Set([...sets, ...loose].map(({ variable }) => variable))].sort(),
    structures: [...slice.structures].sort(),
    conditions: Object.fromEntries(conditionsOf(wordTables(slice)).map(({ macro, c }) => [macro, c])),
  };
}

/** Releases share what they have alike of a word. */
const macrosOf = memo(({ bits }: WordFacts): Readonly<Record<string, string>> => {
  // A bit that only a later release names has no macro yet.
  const named = bits.flatMap(({ bit, feature, macro }) =>
    feature === null || macro === undefined ? [] : [[String(bit), macro] as const],
  );
  return Object.fromEntries(named);
});
