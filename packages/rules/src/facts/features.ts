import { qemuSpelling } from '@cpu-models/catalog';
import { type Feature, type Located, memo, type Source, type Span, type WordFile } from '@cpu-models/source';
import { groupBy } from './group.js';
import { intersect } from './spans.js';

/** A feature where it is defined. */
export interface FeatureEntry {
  readonly feature: Feature;
  readonly word: Located<WordFile>;
  readonly path: readonly ['features', number];
  /** The QEMU releases that name the bit. */
  readonly span: Span;
}

/** A spelling that is not the project's. */
interface OtherSpelling {
  readonly spelling: string;
  readonly whose: string;
  readonly entry: FeatureEntry;
}

/** Every feature in the order of the words' files. Needs `word`. */
export const allFeatures = memo((source: Source): FeatureEntry[] =>
  source.all('word').flatMap((word) =>
    word.value.features.map((feature, i) => ({
      feature,
      word,
      path: ['features', i],
      span: intersect(word.value, feature),
    })),
  ),
);

/** Features by the project's name; a sound source has one of each. Needs `word`. */
export const featuresByName = memo((source: Source) => groupBy(allFeatures(source), ({ feature }) => feature.name));

/** Words by name. Needs `word`. */
export const wordsByName = memo((source: Source) => new Map(source.all('word').map((word) => [word.value.word, word])));

/** Features by the spellings of other vocabularies. Needs `word`. */
export const otherSpellings = memo((source: Source) =>
  groupBy(allFeatures(source).flatMap(spellingsOf), ({ spelling }) => spelling),
);

function spellingsOf(entry: FeatureEntry): OtherSpelling[] {
  const { aliases = [], qemu, libvirt, linux } = entry.feature;
  const found: OtherSpelling[] = aliases.map((alias) => ({
    spelling: typeof alias === 'string' ? alias : alias.name,
    whose: "QEMU's alias",
    entry,
  }));
  const add = (spelling: string | undefined, whose: string) => {
    if (spelling !== undefined && spelling !== entry.feature.name) found.push({ spelling, whose, entry });
  };
  if (qemu !== 'unnamed') add(qemu, "QEMU's name");
  if (typeof libvirt === 'object') {
    add(libvirt.name, "libvirt's name");
    for (const alias of libvirt.aliases ?? []) add(alias, "libvirt's alias");
  }
  if (linux !== 'none') add(linux, "Linux's flag");
  return found;
}

/** `1_ECX bit 4` */
export function place({ word, feature }: FeatureEntry): string {
  return `${word.value.word} bit ${feature.bit}`;
}

/** What QEMU calls the property, or undefined where the bit is none. */
export function propertyName({ feature, word }: FeatureEntry): string | undefined {
  return qemuSpelling({ feature, word: word.value });
}
