import type { FeatureBitAddress, MapFeature } from '@cpu-models/runtime';
import type { LibvirtLayoutFile } from '@cpu-models/source';
import type { LibvirtSlice } from '../slice/libvirt.js';
import type { LibvirtFeature, LibvirtWord } from '../slice/libvirt-words.js';
import { byBytes } from './name-model.js';

/** A run of features of one word, with its heading in x86_features.xml. */
export interface FeatureSection {
  readonly word: LibvirtWord;
  /** Null: a blank line only. */
  readonly heading: string | null;
  readonly features: readonly MapFeature[];
  /** Other spellings that stand in a comment behind a feature's name, before features had aliases. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
}

/** A word's place in the file. */
interface Place extends Pick<FeatureSection, 'word' | 'heading'> {
  /** Features that stand before the others of the word. */
  readonly first?: readonly string[] | undefined;
}

type HandMade = LibvirtLayoutFile['features']['by-hand'];

/** The features of a release in file order, which is the order of loading. */
export function featureSections(slice: LibvirtSlice): FeatureSection[] {
  const layout = slice.one('libvirt-layout').features;
  const sections = layout.generated
    ? slice.words
        .map((word): Place => ({ word, heading: generatedHeading(word) }))
        .sort((a, b) => compareKeys(sortKey(a.word), sortKey(b.word)))
    : handMade(slice.words, layout['by-hand']);
  const names = knownNames(slice);
  return sections
    .map((place) => ({
      word: place.word,
      heading: place.heading,
      features: wordFeatures(place, slice, names),
      spellings: spellingComments(place.word, slice, names),
    }))
    .filter((section) => section.features.length > 0);
}

/** The listed order; a word that is not listed stands last, under the heading that the generated file gives it. */
function handMade(words: readonly LibvirtWord[], sections: HandMade): Place[] {
  const listed = sections.flatMap(({ word, heading, first }) =>
    words.filter(({ name }) => name === word).map((file): Place => ({ word: file, heading: heading ?? null, first })),
  );
  const rest = words.filter((word) => !sections.some((section) => section.word === word.name));
  return [...listed, ...rest.map((word) => ({ word, heading: generatedHeading(word) }))];
}

/** CPUID before MSRs, by leaf, subleaf and register name. */
function sortKey({ at }: LibvirtWord): (number | string)[] {
  return 'msr' in at ? [1, at.msr] : [0, at.leaf, at.subleaf ?? 0, at.register];
}

function compareKeys(a: (number | string)[], b: (number | string)[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  if (at < 0) return 0;
  return (a[at] as number) < (b[at] as number) ? -1 : 1;
}

function generatedHeading({ at }: LibvirtWord): string {
  const hex = (value: number, digits: number) => `0x${value.toString(16).padStart(digits, '0')}`;
  if ('msr' in at) return `msr ${hex(at.msr, 8)}`;
  const subleaf = at.subleaf === undefined ? '' : `, ${hex(at.subleaf, 4)}`;
  return `cpuid level ${hex(at.leaf, 8)}${subleaf} (${at.register})`;
}

function knownNames({ words }: LibvirtSlice): Set<string> {
  return new Set(words.flatMap(knownFeatures).map(({ spelling }) => spelling));
}

function knownFeatures({ features }: LibvirtWord): LibvirtFeature[] {
  return features.filter(({ standing }) => standing === 'known');
}

function wordFeatures({ word, first = [] }: Place, slice: LibvirtSlice, names: ReadonlySet<string>): MapFeature[] {
  const rank = ({ name }: LibvirtFeature) => (first.includes(name) ? 0 : 1);
  return knownFeatures(word)
    .sort((a, b) => rank(a) - rank(b) || a.bit - b.bit)
    .map((feature) => ({
      name: feature.spelling,
      address: address(word, feature, slice),
      migratable: feature.migratable,
      aliases: aliases(feature, slice, names),
    }));
}

function address({ name, at }: LibvirtWord, { bit }: LibvirtFeature, { rules }: LibvirtSlice): FeatureBitAddress {
  if (!('msr' in at)) return { kind: 'cpuid', eax: at.leaf, ecx: at.subleaf ?? 0, register: at.register, bit };
  const upper = bit < 32 && rules['upper-half-msrs']?.words.includes(name);
  return { kind: 'msr', index: at.msr, bit: upper ? bit + 32 : bit };
}

function aliases(feature: LibvirtFeature, { rules }: LibvirtSlice, names: ReadonlySet<string>): MapFeature['aliases'] {
  return rules['feature-aliases'] === undefined ? [] : otherSpellings(feature, names);
}

function spellingComments(word: LibvirtWord, slice: LibvirtSlice, names: ReadonlySet<string>) {
  const comments = slice.one('libvirt-layout').features['spelling-comments'];
  const { without = [], also = {} } = comments ?? {};
  const has = comments !== undefined && slice.rules['feature-aliases'] === undefined && !without.includes(word.name);
  const texts = has ? knownFeatures(word) : [];
  return new Map(
    texts.map((feature): [string, string[]] => [
      feature.spelling,
      [...otherSpellings(feature, names).map(({ name }) => name), ...(also[feature.name] ?? [])],
    ]),
  );
}

/** Other spellings: QEMU's as far as they are no other feature's name, then Linux's, which are written down. */
function otherSpellings({ qemuSpellings, linux }: LibvirtFeature, names: ReadonlySet<string>): MapFeature['aliases'] {
  const qemu = [...new Set(qemuSpellings)].filter((spelling) => !names.has(spelling)).sort(byBytes);
  return [
    ...qemu.map((name) => ({ name, source: 'qemu' as const })),
    ...linux.map((name) => ({ name, source: 'linux' as const })),
  ];
}
