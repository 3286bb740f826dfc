import type { Avx10Version, Dependency, FeatureWord, WordMask } from '@cpu-models/runtime';
import {
  type ConfigurationsFile,
  type Feature,
  holds,
  type Source,
  type TcgSpan,
  type UnnamedBits,
  type WordFile,
  type WordPart,
} from '@cpu-models/source';

/** The build whose TCG masks a release's data holds: qemu-system-x86_64 on Linux. */
const BUILD = 'system-x86_64';

/** Feature words of a release, in its enum's order, with the documents they come from. */
export function wordsOf(source: Source, release: string): { file: WordFile; word: FeatureWord }[] {
  const files = new Map(source.all('word').map(({ value }) => [value.word, value]));
  const configurations = source.one('configurations').value;
  return source.one('order').value.words.flatMap((name) => {
    const file = files.get(name);
    if (file === undefined || file.qemu === 'never' || !holds(file, release)) return [];
    return [{ file, word: toWord(file, release, configurations) }];
  });
}

function toWord(file: WordFile, release: string, configurations: ConfigurationsFile): FeatureWord {
  const entries = [...file.features, ...(file.unnamed ?? [])];
  const mask = (holdsFor: (entry: Feature | UnnamedBits) => boolean) =>
    entries.reduce((bits, entry) => (holdsFor(entry) ? bits | bitsOf(entry) : bits), 0n);
  return {
    name: `FEAT_${file.word}`,
    source: addressOf(file),
    names: namesOf(file, release),
    tcg: mask((entry) => tcgSpans(entry.tcg).some((span) => holds(span, release) && inBuild(span, configurations))),
    unmigratable: mask((entry) => flagIs(entry.migratable, 'never', release)),
    migratable: mask((entry) => flagIs(entry.migratable, 'explicitly', release)),
    noAutoEnable: mask((entry) => flagIs(entry.autoenable, false, release)),
  };
}

/** TCG support in its long form. */
export function tcgSpans(tcg: Feature['tcg']): readonly TcgSpan[] {
  if (tcg === undefined) return [];
  if (tcg === true) return [{}];
  return Array.isArray(tcg) ? tcg : [tcg];
}

/** Whether a flag that may have changed over time has `wanted` in a release. */
export function flagIs<T>(
  flag: T | readonly { value: T; since?: string; until?: string }[] | undefined,
  wanted: T,
  release: string,
): boolean {
  if (Array.isArray(flag))
    return flag.some(
      (entry: { value: T; since?: string; until?: string }) => entry.value === wanted && holds(entry, release),
    );
  return flag === wanted;
}

function inBuild(span: TcgSpan, { configurations }: ConfigurationsFile): boolean {
  return span.when === undefined || configurations.find(({ id }) => id === span.when)?.holds.includes(BUILD) === true;
}

function bitsOf(entry: Feature | UnnamedBits): bigint {
  return 'bit' in entry ? 1n << BigInt(entry.bit) : BigInt(entry.mask);
}

function addressOf({ at }: WordFile): FeatureWord['source'] {
  if ('msr' in at) return { kind: 'msr', index: at.msr };
  return { kind: 'cpuid', eax: at.leaf, ecx: at.subleaf ?? null, register: at.register };
}

function namesOf(file: WordFile, release: string): (string | null)[] {
  const names: (string | null)[] = new Array('msr' in file.at ? 64 : 32).fill(null);
  for (const feature of file.features) {
    if (feature.qemu !== 'unnamed' && holds(feature, release)) names[feature.bit] = feature.qemu ?? feature.name;
  }
  return names;
}

/** The mask that a part of a dependency stands for. */
export function maskOf(part: WordPart, files: ReadonlyMap<string, WordFile>): WordMask {
  const word = `FEAT_${part.word}`;
  if (part.all) return { word, mask: (1n << 64n) - 1n };
  if (part.mask !== undefined) return { word, mask: BigInt(part.mask) };
  return { word, mask: featureMask(files.get(part.word), part.features ?? []) };
}

/** The bits of a word that a list of features stands for. */
export function featureMask(file: WordFile | undefined, names: readonly string[]): bigint {
  const features = file?.features ?? [];
  return names.reduce((mask, name) => {
    const feature = features.find((candidate) => candidate.name === name);
    return feature === undefined ? mask : mask | (1n << BigInt(feature.bit));
  }, 0n);
}

/** feature_dependencies of a release. */
export function dependenciesOf(source: Source, release: string): Dependency[] {
  const files = new Map(source.all('word').map(({ value }) => [value.word, value]));
  return source
    .one('dependencies')
    .value.dependencies.filter((rule) => holds(rule, release))
    .map((rule) => ({ from: maskOf(rule['if-none-of'], files), to: maskOf(rule['then-off'], files) }));
}

/** What each version of AVX10 turns on in a release, oldest first. */
export function avx10Of(source: Source, release: string): Avx10Version[] {
  const files = new Map(source.all('word').map(({ value }) => [value.word, value]));
  return (source.one('cpuid').value.avx10 ?? [])
    .filter((entry) => holds(entry, release))
    .sort((a, b) => a.version - b.version)
    .map((entry) => ({
      version: entry.version,
      maxSubleaf: entry['max-subleaf'],
      features: entry['turns-on'].map((part) => maskOf(part, files)),
    }));
}
