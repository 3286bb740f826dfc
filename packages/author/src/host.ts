import { type BitFacts, releaseOf, type WordFacts } from '@cpu-models/catalog';
import { kvmWithholds } from '@cpu-models/runtime';
import { type Feature, memo, type Source, type WordFile } from '@cpu-models/source';
import { newestQemu } from './axis.js';
import type { Registers } from './cpuid.js';

/** A real CPU as a model's file would describe it. */
export interface HostCpu {
  readonly vendor: string;
  readonly family: number;
  readonly model: number;
  readonly stepping: number;
  readonly level: number;
  readonly xlevel: number;
  readonly 'model-id': string;
  /** The project's names. */
  readonly features: ReadonlySet<string>;
  /** Features that the CPU has and that no model should: see {@link isForModels}. */
  readonly withheld: readonly string[];
  /** Bits without a name, as `7_0_EDX bit 13`. */
  readonly unknown: readonly string[];
}

/** What no model promises although a CPU shows it. */
interface Kept {
  readonly words: readonly string[];
  readonly features: readonly string[];
  /** Bits that only repeat another word's, by word. */
  readonly repeated: ReadonlyMap<string, bigint>;
}

const keptOf = memo((source: Source): Kept => {
  const lists = source.all('host-facts').flatMap(({ value }) => value['not-for-models'] ?? []);
  const words = source.all('word').map(({ value }) => value);
  return {
    words: lists.flatMap((list) => list.words.names),
    features: lists.flatMap((list) => list.features.names),
    repeated: new Map(words.map(({ word, repeats }) => [word, BigInt(repeats?.mask ?? 0)])),
  };
});

function isRepeated({ repeated }: Kept, word: string, bit: number): boolean {
  return (((repeated.get(word) ?? 0n) >> BigInt(bit)) & 1n) === 1n;
}

/** Whether a model can promise a feature: QEMU must name it, KVM give it, it must be able to migrate, and belong to the CPU. */
export function isForModels(source: Source, word: WordFacts, { bit, feature, name, migratable }: BitFacts): boolean {
  const kept = keptOf(source);
  if (kept.words.includes(word.name) || feature === null || kept.features.includes(feature)) return false;
  if (name === null || migratable === 'never' || kvmWithholds(name) !== null) return false;
  return !isRepeated(kept, word.name, bit);
}

/** Whether a bit without a name is worth telling of. */
function isNews(source: Source, { word }: WordFile, bit: number): boolean {
  const kept = keptOf(source);
  return !kept.words.includes(word) && !isRepeated(kept, word, bit);
}

/** Describes a CPU by what CPUID shows of it. */
export function hostOfCpuid(source: Source, cpuid: Registers): HostCpu {
  const at = (leaf: number, subleaf = 0) => cpuid(leaf, subleaf) ?? { eax: 0, ebx: 0, ecx: 0, edx: 0 };
  const brand = [0x80000002, 0x80000003, 0x80000004].flatMap((leaf) => Object.values(at(leaf)).flatMap(bytes));
  const basic = at(0);
  return {
    vendor: text([basic.ebx, basic.edx, basic.ecx].flatMap(bytes)),
    ...signature(at(1).eax),
    level: basic.eax,
    xlevel: at(0x80000000).eax,
    'model-id': text(brand).trim().slice(0, 48),
    ...featuresOfWords(source, (word) =>
      'leaf' in word.at ? BigInt(at(word.at.leaf, word.at.subleaf)[word.at.register]) : 0n,
    ),
  };
}

/** Describes a CPU by the static expansion that QEMU gave of it. */
export function hostOfExpansion(source: Source, props: Readonly<Record<string, unknown>>): HostCpu {
  const number = (name: string) => Number(props[name] ?? 0);
  const bit = (feature: Feature) => props[feature.qemu ?? feature.name] === true;
  return {
    vendor: String(props['vendor'] ?? ''),
    family: number('family'),
    model: number('model'),
    stepping: number('stepping'),
    level: number('min-level'),
    xlevel: number('min-xlevel'),
    'model-id': String(props['model-id'] ?? ''),
    ...featuresOfWords(source, (word) =>
      word.features.reduce((bits, feature) => (bit(feature) ? bits | (1n << BigInt(feature.bit)) : bits), 0n),
    ),
  };
}

function featuresOfWords(
  source: Source,
  read: (word: WordFile) => bigint,
): Pick<HostCpu, 'features' | 'withheld' | 'unknown'> {
  const promised = promisedBits(source);
  const features = new Set<string>();
  const withheld: string[] = [];
  const unknown: string[] = [];
  for (const { value: word } of source.all('word')) {
    const value = read(word);
    for (let bit = 0; value >> BigInt(bit) > 0n; bit++) {
      if (((value >> BigInt(bit)) & 1n) === 0n) continue;
      const known = word.features.filter((feature) => feature.bit === bit);
      const feature = promised.get(`${word.word} ${bit}`);
      if (feature !== undefined) features.add(feature);
      else if (known[0] !== undefined) withheld.push(known[0].name);
      else if (isNews(source, word, bit)) unknown.push(`${word.word} bit ${bit}`);
    }
  }
  return { features, withheld, unknown };
}

/** What a model can promise in the newest QEMU: word and bit -> the feature. */
function promisedBits(source: Source): ReadonlyMap<string, string> {
  const { words } = releaseOf(source, 'qemu', newestQemu(source));
  return new Map(
    words.flatMap((word) =>
      word.bits
        .filter((bit) => isForModels(source, word, bit))
        .map(({ bit, feature }) => [`${word.name} ${bit}`, feature as string] as const),
    ),
  );
}

function signature(eax: number): { family: number; model: number; stepping: number } {
  const family = (eax >> 8) & 0xf;
  const extended = family === 0xf ? family + ((eax >> 20) & 0xff) : family;
  const model = ((eax >> 4) & 0xf) | (family === 6 || family === 0xf ? ((eax >> 16) & 0xf) << 4 : 0);
  return { family: extended, model, stepping: eax & 0xf };
}

function bytes(register: number): number[] {
  return [0, 8, 16, 24].map((shift) => (register >>> shift) & 0xff);
}

function text(values: readonly number[]): string {
  return String.fromCharCode(...values.filter((value) => value >= 0x20 && value < 0x7f));
}
