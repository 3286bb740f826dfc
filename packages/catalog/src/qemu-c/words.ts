import type { Configuration, Feature, Located, Tcg, TcgSpan, UnnamedBits, WordFile } from '@cpu-models/source';
import { holds } from '../span.js';
import type { Context } from './context.js';
import { isEmpty, maskOf } from './masks.js';
import type { CCondition, CMask, CTcgMask, CWord } from './types.js';

type Facts = Pick<Feature, 'tcg' | 'migratable' | 'autoenable'>;

/** The words of a release with names and masks. */
export function wordTables({ source, release, words }: Context): CWord[] {
  const { configurations } = source.one('configurations').value;
  return [...words.values()].map((word) => wordTable(word, release, configurations));
}

function wordTable(
  { document, value }: Located<WordFile>,
  release: string,
  configurations: readonly Configuration[],
): CWord {
  const bits = bitsAt(value, release);
  const flagged = (test: (facts: Facts) => boolean) => select(value, bits, release, test);
  return {
    name: value.word,
    file: document.file,
    at: value.at,
    names: namesAt(value, release),
    tcg: tcgMasks(value, bits, release, configurations),
    unmigratable: flagged((facts) => flagAt(facts.migratable, release) === 'never'),
    migratable: flagged((facts) => flagAt(facts.migratable, release) === 'explicitly'),
    noAutoEnable: flagged((facts) => flagAt(facts.autoenable, release) === false),
  };
}

/**
 * One entry per bit: the one that the release has, or the bit's first.
 * Masks need no name: TCG may know a bit before it gets one.
 */
function bitsAt(word: WordFile, release: string): Feature[] {
  const bits = new Map<number, Feature>();
  for (const feature of word.features) {
    const known = bits.get(feature.bit);
    if (known === undefined || (!holds(known, release) && holds(feature, release))) bits.set(feature.bit, feature);
  }
  return [...bits.values()].sort((a, b) => a.bit - b.bit);
}

function namesAt(word: WordFile, release: string): (string | null)[] {
  const names = Array.from({ length: 'msr' in word.at ? 64 : 32 }, (): string | null => null);
  for (const feature of word.features) {
    if (feature.qemu !== 'unnamed' && holds(feature, release)) names[feature.bit] = feature.qemu ?? feature.name;
  }
  return names;
}

function select(word: WordFile, bits: readonly Feature[], release: string, test: (facts: Facts) => boolean): CMask {
  const numbers = (word.unnamed ?? []).filter(test).reduce((sum, { mask }: UnnamedBits) => sum | BigInt(mask), 0n);
  return maskOf(bits.filter(test), release, numbers);
}

function flagAt(flag: Facts['migratable'] | Facts['autoenable'], release: string): string | false | undefined {
  return Array.isArray(flag)
    ? flag.find((entry) => holds(entry, release))?.value
    : (flag as string | false | undefined);
}

function tcgMasks(
  word: WordFile,
  bits: readonly Feature[],
  release: string,
  configurations: readonly Configuration[],
): CTcgMask[] {
  const conditions = [null, ...configurations.map(({ id }) => id)];
  const known = new Set<string | null>(conditions);
  for (const { tcg } of [...word.features, ...(word.unnamed ?? [])]) {
    const when = tcgAt(tcg, release);
    if (when !== undefined && !known.has(when))
      throw new Error(`${word.word}: x86/qemu/configurations.yaml has no condition ${when}`);
  }
  return conditions
    .map((when) => ({
      when: conditionOf(configurations.find(({ id }) => id === when)),
      mask: select(word, bits, release, ({ tcg }) => tcgAt(tcg, release) === when),
    }))
    .filter(({ mask }) => !isEmpty(mask));
}

/** The condition under which TCG emulates a bit: null for every build, undefined for none. */
function tcgAt(tcg: Tcg | undefined, release: string): string | null | undefined {
  if (tcg === undefined) return undefined;
  if (tcg === true) return null;
  const span = (Array.isArray(tcg) ? tcg : [tcg]).find((entry: TcgSpan) => holds(entry, release));
  return span === undefined ? undefined : (span.when ?? null);
}

function conditionOf(configuration: Configuration | undefined): CCondition | null {
  if (configuration === undefined) return null;
  return {
    macro: configuration.macro ?? `TCG_${configuration.id.toUpperCase().replace(/\W/g, '_')}`,
    c: configuration.c,
  };
}

/** The conditions that some mask of the words needs, each once. */
export function conditionsOf(words: readonly CWord[]): CCondition[] {
  const used = words.flatMap((word) => word.tcg.flatMap(({ when }) => (when === null ? [] : [when])));
  return [...new Map(used.map((condition) => [condition.macro, condition])).values()].sort((a, b) =>
    a.macro < b.macro ? -1 : 1,
  );
}
