import type { QemuTree, TreeCache, TreeModel, TreeWord } from './types.js';

/** Tables of a release as another dumper recorded them; masks may be decimal strings where JSON numbers would lose digits. */
export interface RecordedTables {
  readonly words: readonly RecordedWord[];
  /** [from word, mask, to word, mask]; words by index. */
  readonly deps: readonly (readonly (number | string)[])[];
  readonly caches: Readonly<Record<string, readonly (RecordedCache | null)[]>>;
  readonly legacy: Readonly<Record<string, RecordedCache>>;
  readonly models: readonly RecordedModel[];
}

type Mask = number | string;
type RecordedCache = Readonly<Record<string, number>>;

interface RecordedWord {
  readonly type: number;
  readonly eax: number;
  readonly nec: number;
  readonly ecx: number;
  readonly reg: number;
  readonly msr: number;
  readonly tcg: Mask;
  readonly unmig: Mask;
  readonly mig: Mask;
  readonly noauto: Mask;
  readonly names: Readonly<Record<string, string>>;
}

interface RecordedModel {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly feat: Readonly<Record<string, Mask>>;
  readonly versions: readonly RecordedVersion[] | null;
}

interface RecordedVersion {
  readonly v: number;
  readonly alias: string | null;
  readonly note: string | null;
  readonly cache?: string | null;
  readonly props: readonly (readonly [string, string])[] | null;
}

/** Reads recorded tables without loss: integers of 16 digits and more become strings. */
export function parseRecordedTables(json: string): RecordedTables {
  return JSON.parse(json.replace(/(?<=[\s,:[])(\d{16,})(?=[\s,}\]])/g, '"$1"')) as RecordedTables;
}

/** Where a tree and recorded tables of the same release differ; empty if they say the same. */
export function compareTables(tree: QemuTree, recorded: RecordedTables): string[] {
  const words = tree.words.map(({ name }) => name);
  const sets = tree.caches.flatMap((cache) =>
    cache.kind === 'set'
      ? [[cache.name, [cache.l1d, cache.l1i, cache.l2, cache.l3].map((slot) => plainCache(slot?.cache))] as const]
      : [],
  );
  const loose = tree.caches.flatMap((cache) =>
    cache.kind === 'loose' ? [[cache.name, plainCache(cache.cache)] as const] : [],
  );
  const dependencies = tree.dependencies.map(({ from, to }) => [
    words.indexOf(from.word),
    mask(from.mask),
    words.indexOf(to.word),
    mask(to.mask),
  ]);
  return [
    ...differences('word', tree.words.map(plainWord), recorded.words.map(recordedWord)),
    ...differences(
      'dependency',
      dependencies,
      recorded.deps.map(([a, b, c, d]) => [a, mask(b as Mask), c, mask(d as Mask)]),
    ),
    ...differences(
      'cache set',
      sorted(sets),
      sorted(Object.entries(recorded.caches).map(([name, slots]) => [name, slots.map(withoutShare)])),
    ),
    ...differences(
      'loose cache',
      sorted(loose),
      sorted(Object.entries(recorded.legacy).map(([name, cache]) => [name, withoutShare(cache)])),
    ),
    ...differences(
      'model',
      tree.models.map((model) => plainModel(model, words)),
      recorded.models.map(recordedModel),
    ),
  ];
}

function differences(what: string, ours: readonly unknown[], theirs: readonly unknown[]): string[] {
  const count = Math.max(ours.length, theirs.length);
  return Array.from({ length: count }, (_, i) => [JSON.stringify(ours[i]), JSON.stringify(theirs[i])]).flatMap(
    ([a, b], i) => (a === b ? [] : [`${what} ${i}: ${a} in the tree, ${b} recorded`]),
  );
}

function sorted<T>(entries: readonly (readonly [string, T])[]): (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

function mask(value: Mask): string {
  return BigInt(value).toString(16);
}

const REGISTERS = ['eax', 'ecx', 'edx', 'ebx'];

function plainWord(word: TreeWord): unknown {
  const { source } = word;
  const names = word.names.flatMap((name, bit) => (name === null ? [] : [[bit, name]]));
  const masks = [word.tcg['system-x86_64'], word.unmigratable, word.migratable, word.noAutoEnable].map(mask);
  return [
    source.kind === 'msr' ? ['msr', source.index] : ['cpuid', source.eax, source.ecx, source.register],
    masks,
    names,
  ];
}

function recordedWord(word: RecordedWord): unknown {
  const source =
    word.type === 1 ? ['msr', word.msr] : ['cpuid', word.eax, word.nec ? word.ecx : null, REGISTERS[word.reg]];
  return [
    source,
    [word.tcg, word.unmig, word.mig, word.noauto].map(mask),
    Object.entries(word.names).map(([bit, name]) => [Number(bit), name]),
  ];
}

const CACHE_FIELDS = [
  'type',
  'level',
  'size',
  'line',
  'assoc',
  'part',
  'sets',
  'lpt',
  'self',
  'noinvd',
  'incl',
  'cplx',
];
const CACHE_TYPES = ['data', 'instruction', 'unified'];

function plainCache(cache: TreeCache | undefined): unknown {
  if (!cache) return null;
  const { level, size, lineSize, associativity, partitions, sets, linesPerTag } = cache;
  const flags = [cache.selfInit, cache.noInvdSharing, cache.inclusive, cache.complexIndexing].map(Number);
  return [
    CACHE_TYPES.indexOf(cache.type),
    level,
    size,
    lineSize,
    associativity,
    partitions,
    sets,
    linesPerTag,
    ...flags,
  ];
}

/** The recordings hold the sharing level as a number, whose meaning changes between releases. */
function withoutShare(cache: RecordedCache | null): unknown {
  return cache === null ? null : CACHE_FIELDS.map((field) => cache[field]);
}

function plainModel(model: TreeModel, words: readonly string[]): unknown {
  const features = Object.entries(model.features).map(([word, bits]) => [words.indexOf(word), mask(bits)]);
  const versions = model.versions.map(({ version, alias, note, cache, hasProps, properties }) => [
    version,
    alias,
    note,
    cache,
    hasProps ? properties.map(({ property, value }) => [property, value]) : null,
  ]);
  const { name, level, xlevel, vendor, family, stepping, modelId, cache, deprecation, avx10Version } = model;
  return [
    name,
    level,
    xlevel,
    vendor,
    family,
    model.model,
    stepping,
    modelId,
    cache,
    deprecation,
    avx10Version,
    features,
    model.hasVersionList ? versions : null,
  ];
}

function recordedModel(model: RecordedModel): unknown {
  const { name, level, xlevel, vendor, family, stepping, model_id: modelId, cache, depr, avx10 } = model;
  const features = Object.entries(model.feat).map(([word, bits]) => [Number(word), mask(bits)]);
  const versions =
    model.versions?.map((version) => [version.v, version.alias, version.note, version.cache ?? null, version.props]) ??
    null;
  return [
    name,
    level,
    xlevel,
    vendor,
    family,
    model['model'],
    stepping,
    modelId,
    cache,
    depr,
    avx10 ?? null,
    features,
    versions,
  ];
}
