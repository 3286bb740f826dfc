import type { FeatureWord } from './qemu/release.js';

/** A feature's names in the vocabularies of QEMU, libvirt and Linux's /proc/cpuinfo; null where one has none. */
export interface FeatureSpelling<Name extends string = string> {
  /** The name that the source gives it. */
  readonly name: Name;
  /** Where its bit is, for people: `CPUID 7.0 EBX bit 5`. */
  readonly address: string;
  readonly qemu: string | null;
  readonly libvirt: string | null;
  readonly linux: string | null;
  /** QEMU's other spellings. */
  readonly aliases?: readonly string[];
}

/** Where a feature word is, as manuals write it: `CPUID 7.0 EBX`, `MSR 0x48c`. */
export function wordAddress({ source }: Pick<FeatureWord, 'source'>): string {
  if (source.kind === 'msr') return `MSR 0x${source.index.toString(16)}`;
  const leaf = source.eax < 0x10 ? String(source.eax) : `0x${source.eax.toString(16)}`;
  return `CPUID ${leaf}${source.ecx === null ? '' : `.${source.ecx}`} ${source.register.toUpperCase()}`;
}

/** Whose names are meant: QEMU's properties, libvirt's cpu_map, or the flags of Linux's /proc/cpuinfo. */
export type Vocabulary = 'qemu' | 'libvirt' | 'linux';

/**
 * All features that a spelling can mean, whichever vocabulary it is from. More than one only where vocabularies clash;
 * the feature whose own name it is comes first.
 *
 * @param features FEATURES of the data
 */
export function findFeatures<Name extends string>(
  features: readonly FeatureSpelling<Name>[],
  spelling: string,
): readonly FeatureSpelling<Name>[] {
  return (indexOf(features).get(spelling) ?? []) as readonly FeatureSpelling<Name>[];
}

/**
 * The feature that a spelling means.
 *
 * @param features FEATURES of the data
 * @param from the vocabulary that `spelling` is from; without it any will do
 * @returns null if there is no such feature
 */
export function findFeatureBySpelling<Name extends string>(
  features: readonly FeatureSpelling<Name>[],
  spelling: string,
  from?: Vocabulary,
): FeatureSpelling<Name> | null {
  const candidates = findFeatures(features, spelling);
  const fitting = (feature: FeatureSpelling) => from === undefined || spellings(feature, from).includes(spelling);
  return candidates.find(fitting) ?? null;
}

/**
 * A feature's name in another vocabulary.
 *
 * @param features FEATURES of the data
 * @param from the vocabulary that `spelling` is from; without it any will do
 * @returns null if there is no such feature or the vocabulary has no name for it
 */
export function translateFeature(
  features: readonly FeatureSpelling[],
  spelling: string,
  to: Vocabulary,
  from?: Vocabulary,
): string | null {
  return findFeatureBySpelling(features, spelling, from)?.[to] ?? null;
}

const indexes = new WeakMap<readonly FeatureSpelling[], ReadonlyMap<string, readonly FeatureSpelling[]>>();

/** The features by each of their spellings, kept for as long as the table is. */
function indexOf(features: readonly FeatureSpelling[]): ReadonlyMap<string, readonly FeatureSpelling[]> {
  const known = indexes.get(features);
  if (known !== undefined) return known;
  const index = new Map<string, FeatureSpelling[]>();
  for (const feature of features) index.set(feature.name, [feature]);
  for (const feature of features) {
    for (const spelling of allSpellings(feature)) {
      const found = index.get(spelling);
      if (found === undefined) index.set(spelling, [feature]);
      else if (!found.includes(feature)) found.push(feature);
    }
  }
  indexes.set(features, index);
  return index;
}

function allSpellings({ qemu, libvirt, linux, aliases = [] }: FeatureSpelling): string[] {
  return [qemu, libvirt, linux, ...aliases].filter((spelling) => spelling !== null);
}

function spellings(feature: FeatureSpelling, vocabulary: Vocabulary): readonly (string | null)[] {
  return vocabulary === 'qemu' ? [feature.qemu, ...(feature.aliases ?? [])] : [feature[vocabulary]];
}
