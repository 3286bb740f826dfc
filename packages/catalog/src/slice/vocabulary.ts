import { type Feature, type LibvirtFeature, memo, type Source, type WordFile } from '@cpu-models/source';
import type { LibvirtPresence } from './timeless.js';

/** A named bit of a word. */
export interface FeatureEntry {
  readonly word: WordFile;
  readonly feature: Feature;
}

/** All features by the project's names, and by QEMU's spellings. */
export class FeatureIndex {
  readonly entries: readonly FeatureEntry[];
  readonly #byName: ReadonlyMap<string, FeatureEntry>;
  readonly #bySpelling: ReadonlyMap<string, readonly string[]>;

  constructor(words: readonly WordFile[]) {
    this.entries = words.flatMap((word) => word.features.map((feature) => ({ word, feature })));
    this.#byName = new Map(this.entries.map((entry) => [entry.feature.name, entry]));
    const spellings = new Map<string, string[]>();
    for (const entry of this.entries) {
      for (const spelling of qemuSpellings(entry))
        spellings.set(spelling, [...(spellings.get(spelling) ?? []), entry.feature.name]);
    }
    this.#bySpelling = spellings;
  }

  get(name: string): FeatureEntry | undefined {
    return this.#byName.get(name);
  }

  /** The features that a property of QEMU's sets: none for one that is not a feature, two where QEMU gives two bits one name. */
  ofProperty(spelling: string): readonly string[] {
    return this.#bySpelling.get(spelling) ?? [];
  }
}

/** The features of a source, by name and by spelling. */
export const featureIndex = memo((source: Source) => new FeatureIndex(source.all('word').map(({ value }) => value)));

/** QEMU's spelling of a feature, or undefined where it is not a property there: no bit is of a word that QEMU does not have. */
export function qemuSpelling({
  word,
  feature,
}: {
  readonly word: Pick<WordFile, 'qemu'>;
  readonly feature: Feature;
}): string | undefined {
  return word.qemu === 'never' || feature.qemu === 'unnamed' ? undefined : (feature.qemu ?? feature.name);
}

/** Every spelling that QEMU takes or took for a feature. */
export function qemuSpellings(entry: FeatureEntry): string[] {
  const spelling = qemuSpelling(entry);
  const aliases = (entry.feature.aliases ?? []).map((alias) => (typeof alias === 'string' ? alias : alias.name));
  return spelling === undefined ? aliases : [spelling, ...aliases];
}

/** Linux's flag in /proc/cpuinfo, or undefined where there is none. */
export function linuxSpelling({ word, feature }: FeatureEntry): string | undefined {
  const spelling = feature.linux ?? (word.linux === 'none' ? 'none' : feature.name);
  return spelling === 'none' ? undefined : spelling;
}

/** libvirt's spelling, in every release that has the feature. */
export function libvirtSpelling(feature: Feature): string {
  return libvirtFacts(feature).name ?? feature.name;
}

/** When libvirt has a feature: what the bit says counts before what the word says. */
export function libvirtPresence({ word, feature }: FeatureEntry): LibvirtPresence {
  const own = feature.libvirt;
  if (typeof own === 'string') return own;
  return own?.since !== undefined || own?.until !== undefined ? own : word.libvirt;
}

/** The further facts that libvirt has of a feature it knows. */
export function libvirtFacts(feature: Feature): Exclude<LibvirtFeature, string> {
  return typeof feature.libvirt === 'object' ? feature.libvirt : {};
}
