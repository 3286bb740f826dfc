import type { ModelDefinition, ModelVersion } from '@cpu-models/runtime';
import { type Feature, type ModelFile, memo, type Source } from '@cpu-models/source';
import { modelFiles, parseVersionName, type Table, tableOfFile, tableOfVersion } from './family.js';
import type { ModelFacts } from './model-facts.js';
import { type Timeless, timeless } from './timeless.js';
import { featureIndex } from './vocabulary.js';
import { maskOf } from './words.js';

type TimelessModel = Timeless<ModelFile>;
type TimelessVersion = NonNullable<TimelessModel['versions']>[number];

/** Facts that releases share, because nothing changes between them: by the file's state, and the model that it is like. */
const shared = memo((_source: Source) => new Map<TimelessModel, Map<ModelFacts | null, ModelFacts>>());

/** What is known of a moment already, by its release and hardware version. */
const settled = memo((_source: Source) => new Map<string, Map<ModelFile, ModelFacts>>());

/** The release that facts are asked of. */
export interface Moment {
  readonly source: Source;
  readonly release: string;
  /** QEMU_HW_VERSION. */
  readonly hwVersion: string;
}

/**
 * A model's facts in a release that has it.
 * @param below models that are like this one, which it must not be like in turn
 * @throws Error for a model that is like one that does not exist, or like itself; the source's rules report it
 */
export function modelFacts(moment: Moment, file: string, model: ModelFile, below: readonly string[] = []): ModelFacts {
  const key = `${moment.release} ${moment.hwVersion}`;
  const known = settled(moment.source).get(key) ?? new Map<ModelFile, ModelFacts>();
  settled(moment.source).set(key, known);
  const facts = known.get(model) ?? derived(moment, file, model, below);
  known.set(model, facts);
  return facts;
}

function derived(moment: Moment, file: string, model: ModelFile, below: readonly string[]): ModelFacts {
  const now = timeless(model, 'qemu', moment.release);
  const parent = parentOf(moment, model, below);
  const states = shared(moment.source).get(now) ?? new Map<ModelFacts | null, ModelFacts>();
  shared(moment.source).set(now, states);
  const known = states.get(parent?.facts ?? null);
  if (known !== undefined) return known;
  const like = parent === null ? null : tableOfVersion(moment.source, parent.facts, parent.version);
  const table = tableOfFile(now, like);
  const facts: ModelFacts = {
    file,
    about: model.about,
    definition: definitionOf(moment, model, now, table),
    modelId: table['model-id'] as string,
    features: table.features,
    listsVersions: (now.versions ?? []).length > 0,
    versionAbouts: new Map((now.versions ?? []).flatMap(({ version, about }) => (about ? [[version, about]] : []))),
  };
  if (!facts.modelId.includes(HW_VERSION)) states.set(parent?.facts ?? null, facts);
  return facts;
}

function parentOf(
  moment: Moment,
  { name, like }: ModelFile,
  below: readonly string[],
): { facts: ModelFacts; version: number } | null {
  if (like === undefined) return null;
  const meant = parseVersionName(like);
  const found = meant === null ? undefined : modelFiles(moment.source).get(meant.model);
  if (meant === null || found === undefined) throw new Error(`${name} is like ${like}, which does not exist`);
  if ([...below, name].includes(meant.model)) throw new Error(`${name} is like ${like}, which is like ${name}`);
  return { facts: modelFacts(moment, found.file, found.value, [...below, name]), version: meant.version };
}

/** Stands in a brand string for QEMU_HW_VERSION. */
export const HW_VERSION = '{hw-version}';

const REQUIRED = ['vendor', 'family', 'model', 'stepping', 'level', 'xlevel', 'model-id'] as const;

function definitionOf(moment: Moment, file: ModelFile, now: TimelessModel, table: Table): ModelDefinition {
  for (const field of REQUIRED) {
    if (table[field] === undefined) throw new Error(`${file.name} has no ${field} in QEMU ${moment.release}`);
  }
  const { vendor, family, model, stepping, level, xlevel } = table as Required<Table> & ModelDefinition;
  return {
    name: file.name,
    ...(file.since === undefined ? {} : { since: file.since }),
    vendor,
    family,
    model,
    stepping,
    level,
    xlevel,
    modelId: (table['model-id'] as string).replace(HW_VERSION, moment.hwVersion),
    avx10Version: table['avx10-version'] ?? 0,
    ...(table['force-cpuid-0x1f'] === true ? { forceCpuid1f: true as const } : {}),
    features: masksOf(moment.source, now, table.features),
    cache: table.cache ?? null,
    versions: versionsOf(file, now),
    deprecation: typeof now.deprecated === 'object' ? now.deprecated.note : null,
  };
}

const bitMask = memo(({ bit }: Feature) => 1n << BigInt(bit));

const wordPlaces = memo((source: Source) => new Map(source.one('order').value.words.map((word, i) => [word, i])));

/** Bits by word, in QEMU's order of words. */
function masksOf(source: Source, { name, features, adds }: TimelessModel, names: readonly string[]) {
  for (const [word, uses] of Object.entries(features ?? adds ?? {})) {
    maskOf(
      source,
      word,
      uses.map((use) => (typeof use === 'string' ? use : use.name)),
    );
  }
  const index = featureIndex(source);
  const masks = new Map<string, bigint>();
  for (const feature of names) {
    const entry = index.get(feature);
    if (entry === undefined) throw new Error(`no word has the feature ${feature} of ${name}`);
    masks.set(entry.word.word, (masks.get(entry.word.word) ?? 0n) | bitMask(entry.feature));
  }
  const order = wordPlaces(source);
  const sorted = [...masks].sort(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return Object.fromEntries(sorted.map(([word, mask]) => [`FEAT_${word}`, mask]));
}

/** Version 1 is there whether or not QEMU's table lists it; the others from their `since` on. */
function versionsOf(file: ModelFile, { versions = [] }: TimelessModel): ModelVersion[] {
  const born = new Map(file.versions?.map(({ version, since }) => [version, since]));
  const listed = versions.map((version) => toVersion(version, born.get(version.version)));
  const first = { version: 1, alias: null, note: null, properties: [], cache: null };
  return listed[0]?.version === 1 ? listed : [first, ...listed];
}

function toVersion(
  { version, alias, note, properties, cache }: TimelessVersion,
  since: string | undefined,
): ModelVersion {
  return {
    version,
    ...(since === undefined || version === 1 ? {} : { since }),
    alias: alias ?? null,
    note: note ?? null,
    properties: Object.entries(properties ?? {}).map(([name, value]) => [name, String(value)] as const),
    cache: cache ?? null,
  };
}
