import type { Configuration } from '@cpu-models/source';
import { maskIn, namesIn } from '../qemu/words.js';
import type { QemuSlice } from '../slice/qemu.js';
import type { MaskFacts, WordFacts } from '../slice/words.js';
import { spell } from './masks.js';
import type { CCondition, CTcgMask, CWord } from './types.js';

/** The words of a release with names and masks. */
export function wordTables(slice: QemuSlice): CWord[] {
  const { configurations } = slice.one('configurations');
  return slice.words.map((word) => wordTable(word, configurations));
}

function wordTable(word: WordFacts, configurations: readonly Configuration[]): CWord {
  const select = (test: (entry: MaskFacts) => boolean) => spell(maskIn(word, test), word);
  return {
    name: word.name,
    file: word.file,
    at: word.at,
    names: namesIn(word),
    tcg: tcgMasks(word, configurations),
    unmigratable: select(({ migratable }) => migratable === 'never'),
    migratable: select(({ migratable }) => migratable === 'explicitly'),
    noAutoEnable: select(({ autoenable }) => autoenable === false),
  };
}

function tcgMasks(word: WordFacts, configurations: readonly Configuration[]): CTcgMask[] {
  const known = new Map([[null, null], ...configurations.map((entry) => [entry.id, conditionOf(entry)] as const)]);
  for (const { tcg } of [...word.bits, ...word.unnamed]) {
    if (tcg !== undefined && !known.has(tcg))
      throw new Error(`${word.name}: x86/qemu/configurations.yaml has no condition ${tcg}`);
  }
  return [...known]
    .map(([id, when]) => ({ when, mask: maskIn(word, ({ tcg }) => tcg === id) }))
    .filter(({ mask }) => mask !== 0n)
    .map(({ when, mask }) => ({ when, mask: spell(mask, word) }));
}

function conditionOf({ id, macro, c }: Configuration): CCondition {
  return { macro: macro ?? `TCG_${id.toUpperCase().replace(/\W/g, '_')}`, c };
}

/** The conditions that some mask of the words needs, each once. */
export function conditionsOf(words: readonly CWord[]): CCondition[] {
  const used = words.flatMap((word) => word.tcg.flatMap(({ when }) => (when === null ? [] : [when])));
  return [...new Map(used.map((condition) => [condition.macro, condition])).values()].sort((a, b) =>
    a.macro < b.macro ? -1 : 1,
  );
}
