import { cacheOf, settingsUpTo } from '@cpu-models/runtime';
import { type ModelFile, memo, type Source } from '@cpu-models/source';
import { featuresOfVersion, type ModelFacts } from './model-facts.js';
import type { Timeless } from './timeless.js';
import { featureIndex } from './vocabulary.js';

/** What a table says of a model, wherever it is written. */
export interface Table {
  readonly vendor: string | undefined;
  readonly family: number | undefined;
  readonly model: number | undefined;
  readonly stepping: number | undefined;
  readonly level: number | undefined;
  readonly xlevel: number | undefined;
  readonly 'model-id': string | undefined;
  readonly 'avx10-version': number | undefined;
  readonly 'force-cpuid-0x1f': true | undefined;
  readonly cache: string | undefined;
  /** By the project's names. */
  readonly features: readonly string[];
}

/** A cache set's id by which a model says that it has the legacy caches, though the one that it is like has others. */
export const LEGACY_CACHES = 'legacy';

/** Properties by which a version changes a field of the table. */
const FIELDS: Readonly<Record<string, keyof Table>> = {
  vendor: 'vendor',
  family: 'family',
  model: 'model',
  stepping: 'stepping',
  level: 'level',
  'min-level': 'level',
  xlevel: 'xlevel',
  'min-xlevel': 'xlevel',
  'model-id': 'model-id',
  'avx10-version': 'avx10-version',
};

/** `Haswell-v1` -> the model Haswell and 1; null for what names no version. */
export function parseVersionName(name: string): { readonly model: string; readonly version: number } | null {
  const [, model, version] = /^(.+)-v([1-9][0-9]*)$/.exec(name) ?? [];
  return model === undefined ? null : { model, version: Number(version) };
}

const tables = memo((_source: Source) => new WeakMap<ModelFacts, Map<number, Table>>());

/** A version written as a table: the model's own, with what the versions up to it changed. */
export function tableOfVersion(source: Source, facts: ModelFacts, version: number): Table {
  const known = tables(source).get(facts) ?? new Map<number, Table>();
  tables(source).set(facts, known);
  const table = known.get(version) ?? writeVersion(source, facts, version);
  known.set(version, table);
  return table;
}

function writeVersion(source: Source, facts: ModelFacts, version: number): Table {
  const { definition, modelId } = facts;
  const { vendor, family, model, stepping, level, xlevel, avx10Version, forceCpuid1f } = definition;
  const changed: Record<string, string | number> = {};
  let forced = forceCpuid1f;
  for (const { property, value } of settingsUpTo(definition.versions, version)) {
    const field = FIELDS[property];
    if (field !== undefined) changed[field] = field === 'vendor' || field === 'model-id' ? value : Number(value);
    if (property === 'x-force-cpuid-0x1f') forced = value === 'on' ? true : undefined;
  }
  return {
    ...{ vendor, family, model, stepping, level, xlevel, 'model-id': modelId },
    'avx10-version': avx10Version || undefined,
    ...changed,
    'force-cpuid-0x1f': forced,
    cache: cacheOf(definition, version) ?? undefined,
    features: [...featuresOfVersion(facts, version, featureIndex(source))],
  } as Table;
}

/** What a model's file says by itself, or of what differs from the version that it is like. */
export function tableOfFile(now: Timeless<ModelFile>, like: Table | null): Table {
  const own = Object.values(now.features ?? now.adds ?? {}).flatMap((uses) => uses.map(nameOf));
  const dropped = new Set((now.drops ?? []).flatMap(({ features }) => features));
  const { cache = like?.cache } = now;
  return {
    vendor: now.vendor ?? like?.vendor,
    family: now.family ?? like?.family,
    model: now.model ?? like?.model,
    stepping: now.stepping ?? like?.stepping,
    level: now.level ?? like?.level,
    xlevel: now.xlevel ?? like?.xlevel,
    'model-id': now['model-id'] ?? like?.['model-id'],
    'avx10-version': now['avx10-version'] ?? like?.['avx10-version'],
    'force-cpuid-0x1f': now['force-cpuid-0x1f'] ?? like?.['force-cpuid-0x1f'],
    cache: cache === LEGACY_CACHES ? undefined : cache,
    features: [...(like?.features ?? []).filter((name) => !dropped.has(name)), ...own],
  };
}

function nameOf(use: string | { readonly name: string }): string {
  return typeof use === 'string' ? use : use.name;
}

/** A model's file and value by its name. */
export const modelFiles = memo(
  (source: Source) =>
    new Map(source.all('model').map(({ document, value }) => [value.name, { file: document.file, value }])),
);
