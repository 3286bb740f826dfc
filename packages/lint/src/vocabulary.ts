import { type CpuMap, type FeatureSpelling, namesOf, type QemuRelease } from '@cpu-models/runtime';
import { LINUX_ONLY, PLAIN_WORDS } from './words.js';

/** Every name there is, from the releases that are known. */
export interface Vocabulary {
  readonly releases: readonly QemuRelease[];
  readonly maps: readonly CpuMap[];
  readonly all: readonly FeatureSpelling[];
  /** Feature by any spelling. */
  readonly features: ReadonlyMap<string, FeatureSpelling>;
  /** Words that stand among features without being any: QEMU's other properties, flags that Linux makes up. */
  readonly others: ReadonlySet<string>;
  /** Model names of any release of QEMU, and those of libvirt only. */
  readonly models: ReadonlySet<string>;
  readonly libvirtOnly: ReadonlySet<string>;
  /** Parts between hyphens that names of models are made of: noTSX, Server, Rome. */
  readonly modelParts: ReadonlySet<string>;
  /** First parts of model names: EPYC, Haswell. */
  readonly families: ReadonlySet<string>;
  /** What to compare misspelled names with. */
  readonly spellings: readonly string[];
}

export interface VocabularySources {
  readonly features: readonly FeatureSpelling[];
  readonly qemu: readonly QemuRelease[];
  readonly libvirt: readonly CpuMap[];
}

/** Collects all names; made once for any number of files. */
export function makeVocabulary({ features, qemu, libvirt }: VocabularySources): Vocabulary {
  const bySpelling = new Map<string, FeatureSpelling>();
  for (const feature of features) {
    for (const name of spellingsOf(feature)) if (!bySpelling.has(name)) bySpelling.set(name, feature);
  }
  const models = new Set(qemu.flatMap((release) => [...namesOf(release).models]));
  const libvirtOnly = new Set(
    libvirt.flatMap(({ x86 }) => x86.models.map(({ name }) => name)).filter((name) => !models.has(name)),
  );
  const parts = [...models, ...libvirtOnly].map((name) => name.split('-'));
  return {
    releases: qemu,
    maps: libvirt,
    all: features,
    features: bySpelling,
    others: new Set([...qemu.flatMap(({ properties }) => properties.map(({ name }) => name)), ...LINUX_ONLY]),
    models,
    libvirtOnly,
    modelParts: new Set(parts.flatMap(([, ...rest]) => rest)),
    families: new Set(parts.map(([first]) => first as string).filter((name) => /^[A-Z]/.test(name))),
    spellings: features.flatMap(({ qemu: name, libvirt: other }) => name ?? other ?? []),
  };
}

/** All spellings of a feature. */
export function spellingsOf({ qemu, libvirt, linux, aliases = [] }: FeatureSpelling): string[] {
  return [...new Set([qemu, libvirt, linux, ...aliases].filter((name): name is string => name !== null))];
}

/** Whether a word says by itself that features are meant: `de`, `pat` and `monitor` occur anywhere. */
export function isTelling({ features }: Vocabulary, word: string): boolean {
  return features.has(word) && word.length > 3 && !PLAIN_WORDS.has(word);
}
