import type { FeatureBitAddress, MapFeature } from '@cpu-models/runtime';
import type { LibvirtLayoutFile, WordFile } from '@cpu-models/source';
import { holds } from '../span.js';
import type { Context } from './definition.js';
import { type FeatureEntry, libvirtFacts, libvirtPresence, libvirtSpelling, qemuSpellings } from './feature-index.js';
import { isPresent } from './libvirt-span.js';
import { byBytes } from './name-model.js';

/** A run of features of one word, with its heading in x86_features.xml. */
export interface FeatureSection {
  readonly word: WordFile;
  /** Null: a blank line only. */
  readonly heading: string | null;
  readonly features: readonly MapFeature[];
}

/** A word's place in the file. */
interface Place extends Pick<FeatureSection, 'word' | 'heading'> {
  /** Features that stand before the others of the word. */
  readonly first?: readonly string[] | undefined;
}

type HandMade = LibvirtLayoutFile['features']['by-hand'];

/** The features of a release in file order, which is the order of loading. */
export function featureSections(context: Context): FeatureSection[] {
  const { docs, release } = context;
  const layout = docs.layout.features;
  const sections = holds({ since: layout['generated-since'] }, release)
    ? docs.words
        .map((word): Place => ({ word, heading: generatedHeading(word) }))
        .sort((a, b) => compareKeys(sortKey(a.word), sortKey(b.word)))
    : handMade(docs.words, layout['by-hand']);
  const names = knownNames(context);
  return sections
    .map((place) => ({ word: place.word, heading: place.heading, features: wordFeatures(place, context, names) }))
    .filter((section) => section.features.length > 0);
}

/** The listed order; a word that is not listed stands last, under the heading that the generated file gives it. */
function handMade(words: readonly WordFile[], sections: HandMade): Place[] {
  const listed = sections.flatMap(({ word, heading, first }) =>
    words.filter((file) => file.word === word).map((file): Place => ({ word: file, heading: heading ?? null, first })),
  );
  const rest = words.filter((word) => !sections.some((section) => section.word === word.word));
  return [...listed, ...rest.map((word) => ({ word, heading: generatedHeading(word) }))];
}

/** CPUID before MSRs, by leaf, subleaf and register name. */
function sortKey({ at }: WordFile): (number | string)[] {
  return 'msr' in at ? [1, at.msr] : [0, at.leaf, at.subleaf ?? 0, at.register];
}

function compareKeys(a: (number | string)[], b: (number | string)[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  if (at < 0) return 0;
  return (a[at] as number) < (b[at] as number) ? -1 : 1;
}

function generatedHeading({ at }: WordFile): string {
  const hex = (value: number, digits: number) => `0x${value.toString(16).padStart(digits, '0')}`;
  if ('msr' in at) return `msr ${hex(at.msr, 8)}`;
  const subleaf = at.subleaf === undefined ? '' : `, ${hex(at.subleaf, 4)}`;
  return `cpuid level ${hex(at.leaf, 8)}${subleaf} (${at.register})`;
}

function knownNames({ index, release }: Context): Set<string> {
  return new Set(
    index.entries
      .filter((entry) => isPresent(libvirtPresence(entry), release))
      .map(({ feature }) => libvirtSpelling(feature)),
  );
}

function wordFeatures({ word, first = [] }: Place, context: Context, names: ReadonlySet<string>): MapFeature[] {
  const rank = ({ feature }: FeatureEntry) => (first.includes(feature.name) ? 0 : 1);
  return word.features
    .map((feature): FeatureEntry => ({ word, feature }))
    .filter((entry) => isPresent(libvirtPresence(entry), context.release))
    .sort((a, b) => rank(a) - rank(b) || a.feature.bit - b.feature.bit)
    .map((entry) => ({
      name: libvirtSpelling(entry.feature),
      address: address(entry, context),
      migratable: libvirtFacts(entry.feature).migratable !== false,
      aliases: aliases(entry, context, names),
    }));
}

function address({ word, feature }: FeatureEntry, { docs, release }: Context): FeatureBitAddress {
  const { at } = word;
  if (!('msr' in at))
    return { kind: 'cpuid', eax: at.leaf, ecx: at.subleaf ?? 0, register: at.register, bit: feature.bit };
  const rule = docs.rules['upper-half-msrs'];
  const upper = feature.bit < 32 && rule.words.includes(word.word) && holds({ since: rule.since }, release);
  return { kind: 'msr', index: at.msr, bit: upper ? feature.bit + 32 : feature.bit };
}

/** Other spellings: QEMU's as far as they are no other feature's name, then Linux's, which are written down. */
function aliases(
  { feature }: FeatureEntry,
  { docs, release }: Context,
  names: ReadonlySet<string>,
): MapFeature['aliases'] {
  if (!holds({ since: docs.rules['feature-aliases'].since }, release)) return [];
  const qemu = [...new Set(qemuSpellings(feature))].filter((spelling) => !names.has(spelling)).sort(byBytes);
  const linux = libvirtFacts(feature).aliases ?? [];
  return [
    ...qemu.map((name) => ({ name, source: 'qemu' as const })),
    ...linux.map((name) => ({ name, source: 'linux' as const })),
  ];
}
