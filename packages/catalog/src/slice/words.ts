import {
  type Feature,
  holds,
  memo,
  type Source,
  type WordPart as SourceWordPart,
  type Tcg,
  type UnnamedBits,
  valueAt,
  type WordFile,
} from '@cpu-models/source';
import { type Timeless, timeless } from './timeless.js';
import { type FeatureEntry, qemuSpelling } from './vocabulary.js';

/** A feature word as one QEMU release has it. */
export interface WordFacts {
  /** Without FEAT_. */
  readonly name: string;
  /** The YAML file, below the source's root. */
  readonly file: string;
  readonly at: WordFile['at'];
  /** Bits that have an entry, each once, in order. */
  readonly bits: readonly BitFacts[];
  /** What is true of bits without an entry. */
  readonly unnamed: readonly MaskFacts[];
}

/** What a release's masks are made of. */
export interface MaskFacts {
  readonly mask: bigint;
  /** The build configuration in which TCG emulates it: null for every build, undefined for none. */
  readonly tcg: string | null | undefined;
  readonly migratable: 'never' | 'explicitly' | undefined;
  /** False: `host` and `max` leave it off. */
  readonly autoenable: false | undefined;
}

export interface BitFacts extends MaskFacts {
  readonly bit: number;
  /** The project's name of it; null where the release has no such feature. */
  readonly feature: string | null;
  /** QEMU's name; null where the bit is not a property in this release. */
  readonly name: string | null;
  /** QEMU's C macro. */
  readonly macro: string | undefined;
  /** Other spellings of the property. */
  readonly aliases: readonly string[];
}

/** Bits of a word: some features, a number, or all of them. */
export type WordPart = Timeless<SourceWordPart>;

/** The bit that a feature's name stands for, in whichever release: per word, by the project's name. */
export const bitIndex = memo(
  (source: Source): ReadonlyMap<string, ReadonlyMap<string, number>> =>
    new Map(
      source
        .all('word')
        .map(({ value }) => [value.word, new Map(value.features.map((feature) => [feature.name, feature.bit]))]),
    ),
);

/** The bits of a word that features stand for. */
export function maskOf(source: Source, word: string, features: readonly string[]): bigint {
  const bits = bitIndex(source).get(word);
  return features.reduce((mask, name) => {
    const bit = bits?.get(name);
    if (bit === undefined) throw new Error(`word ${word} has no feature ${name}`);
    return mask | (1n << BigInt(bit));
  }, 0n);
}

const shared = memo((_era: object) => new Map<string, WordFacts>());

/** A word's facts in a release that has it. Releases between which nothing in its file changes share them. */
export function wordFacts(file: string, word: WordFile, release: string): WordFacts {
  const known = shared(timeless(word, 'qemu', release));
  const facts = known.get(file) ?? factsIn(file, word, release);
  known.set(file, facts);
  return facts;
}

function factsIn(file: string, word: WordFile, release: string): WordFacts {
  return {
    name: word.word,
    file,
    at: word.at,
    bits: entriesOf(word, release).map((feature) => bitFacts({ word, feature }, release)),
    unnamed: (word.unnamed ?? []).map((entry) => ({ mask: BigInt(entry.mask), ...flags(entry, release) })),
  };
}

/**
 * One entry per bit: the one that the release has, or the bit's first.
 * Masks need no name: TCG may know a bit before it gets one.
 */
function entriesOf({ features }: WordFile, release: string): Feature[] {
  const bits = new Map<number, Feature>();
  for (const feature of features) {
    const known = bits.get(feature.bit);
    if (known === undefined || (!holds(known, release) && holds(feature, release))) bits.set(feature.bit, feature);
  }
  return [...bits.values()].sort((a, b) => a.bit - b.bit);
}

function bitFacts(entry: FeatureEntry, release: string): BitFacts {
  const { feature } = entry;
  const name = holds(feature, release) ? (qemuSpelling(entry) ?? null) : null;
  const aliases = (feature.aliases ?? []).filter((alias) => typeof alias === 'string' || holds(alias, release));
  return {
    bit: feature.bit,
    feature: holds(feature, release) ? feature.name : null,
    mask: 1n << BigInt(feature.bit),
    name,
    macro: valueAt(feature.macro, release),
    aliases: name === null ? [] : aliases.map((alias) => (typeof alias === 'string' ? alias : alias.name)),
    ...flags(feature, release),
  };
}

function flags({ tcg, migratable, autoenable }: Feature | UnnamedBits, release: string): Omit<MaskFacts, 'mask'> {
  return {
    tcg: conditionOf(tcg, release),
    migratable: valueAt(migratable as 'never' | 'explicitly', release),
    autoenable: valueAt(autoenable as false, release),
  };
}

function conditionOf(tcg: Tcg | undefined, release: string): string | null | undefined {
  if (tcg === undefined || tcg === true) return tcg && null;
  const span = (Array.isArray(tcg) ? tcg : [tcg]).find((entry) => holds(entry, release));
  return span === undefined ? undefined : (span.when ?? null);
}
