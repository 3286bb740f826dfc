import type { Avx10Version, Dependency, FeatureWord, WordMask } from '@cpu-models/runtime';
import { type Configuration, memo } from '@cpu-models/source';
import type { QemuSlice } from '../slice/qemu.js';
import type { MaskFacts, WordFacts, WordPart } from '../slice/words.js';

/** The build whose TCG masks a release's data holds: qemu-system-x86_64 on Linux. */
const BUILD = 'system-x86_64';

/** Feature words of a release, in its enum's order. */
export function wordsOf(slice: QemuSlice): FeatureWord[] {
  const { configurations } = slice.one('configurations');
  const { conditions, words } = build(configurations);
  return slice.words.map((word) => {
    const known = words.get(word) ?? toWord(word, conditions);
    words.set(word, known);
    return known;
  });
}

/** The conditions that hold in the build; what words are by them is the same in all releases that have these. */
const build = memo((configurations: readonly Configuration[]) => ({
  conditions: new Set<string | null>([
    ...configurations.filter(({ holds }) => holds.includes(BUILD)).map(({ id }) => id),
    null,
  ]),
  words: new WeakMap<WordFacts, FeatureWord>(),
}));

function toWord(word: WordFacts, inBuild: ReadonlySet<string | null>): FeatureWord {
  const mask = (test: (entry: MaskFacts) => boolean) => maskIn(word, test);
  return {
    name: `FEAT_${word.name}`,
    source: addressOf(word),
    names: namesIn(word),
    tcg: mask(({ tcg }) => tcg !== undefined && inBuild.has(tcg)),
    unmigratable: mask(({ migratable }) => migratable === 'never'),
    migratable: mask(({ migratable }) => migratable === 'explicitly'),
    noAutoEnable: mask(({ autoenable }) => autoenable === false),
  };
}

/** The bits of a word for which something holds, those without an entry of their own among them. */
export function maskIn({ bits, unnamed }: WordFacts, test: (entry: MaskFacts) => boolean): bigint {
  return [...bits, ...unnamed].reduce((mask, entry) => (test(entry) ? mask | entry.mask : mask), 0n);
}

function addressOf({ at }: WordFacts): FeatureWord['source'] {
  if ('msr' in at) return { kind: 'msr', index: at.msr };
  return { kind: 'cpuid', eax: at.leaf, ecx: at.subleaf ?? null, register: at.register };
}

/** By bit: 32 entries for a register of CPUID, 64 for an MSR; null where QEMU has no name. */
export function namesIn({ at, bits }: WordFacts): (string | null)[] {
  const names = Array.from({ length: 'msr' in at ? 64 : 32 }, (): string | null => null);
  for (const { bit, name } of bits) names[bit] = name;
  return names;
}

/** feature_dependencies of a release. */
export function dependenciesOf(slice: QemuSlice): Dependency[] {
  return slice
    .one('dependencies')
    .dependencies.map((rule) => ({ from: partMask(rule['if-none-of'], slice), to: partMask(rule['then-off'], slice) }));
}

const ALL = (1n << 64n) - 1n;

/** The mask that a part of a dependency stands for. */
function partMask(part: WordPart, slice: QemuSlice): WordMask {
  const listed = part.mask === undefined ? slice.maskOf(part.word, part.features ?? []) : BigInt(part.mask);
  return { word: `FEAT_${part.word}`, mask: part.all ? ALL : listed };
}

/** What each version of AVX10 turns on in a release, oldest first. */
export function avx10Of(slice: QemuSlice): Avx10Version[] {
  return slice.avx10.map((entry) => ({
    version: entry.version,
    maxSubleaf: entry['max-subleaf'],
    features: entry['turns-on'].map((part) => partMask(part, slice)),
  }));
}
