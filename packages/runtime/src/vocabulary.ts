/** A feature's names in the vocabularies of QEMU, libvirt and Linux's /proc/cpuinfo; null where one has none. */
export interface FeatureSpelling {
  /** The name that the source gives it. */
  readonly name: string;
  /** Where its bit is, for people: `CPUID 7.0 EBX bit 5`. */
  readonly address: string;
  readonly qemu: string | null;
  readonly libvirt: string | null;
  readonly linux: string | null;
  /** QEMU's other spellings. */
  readonly aliases?: readonly string[];
}

export type Vocabulary = 'qemu' | 'libvirt' | 'linux';

/** All features that a spelling can mean, whichever vocabulary it is from; more than one only where vocabularies clash. */
export function findFeatures(features: readonly FeatureSpelling[], spelling: string): FeatureSpelling[] {
  return features.filter(
    (feature) =>
      feature.name === spelling ||
      feature.qemu === spelling ||
      feature.libvirt === spelling ||
      feature.linux === spelling ||
      feature.aliases?.includes(spelling) === true,
  );
}

/**
 * A feature's name in another vocabulary.
 * @param from the vocabulary that `spelling` is from; without it any will do
 * @returns null if there is no such feature or the vocabulary has no name for it
 */
export function translateFeature(
  features: readonly FeatureSpelling[],
  spelling: string,
  to: Vocabulary,
  from?: Vocabulary,
): string | null {
  const candidates = findFeatures(features, spelling);
  const found = from === undefined ? candidates[0] : candidates.find((feature) => spellings(feature, from).includes(spelling));
  return found?.[to] ?? null;
}

function spellings(feature: FeatureSpelling, vocabulary: Vocabulary): readonly (string | null)[] {
  return vocabulary === 'qemu' ? [feature.qemu, ...(feature.aliases ?? [])] : [feature[vocabulary]];
}
