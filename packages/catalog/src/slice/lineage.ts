import type { ModelFile, Source } from '@cpu-models/source';
import { TABLE_FIELDS, tableAt } from './expand.js';
import { modelFiles, parseVersionName, type Table } from './family.js';
import { timeless } from './timeless.js';
import { featureIndex } from './vocabulary.js';

type Field = (typeof TABLE_FIELDS)[number];

/** A version, and what it changes of the one before it: an older version of its model, or the one that it is like. */
export interface Step {
  /** NAME-vN. */
  readonly version: string;
  readonly about: string | undefined;
  readonly table: Table;
  /** By the project's names, in QEMU's order of bits. */
  readonly adds: readonly string[];
  readonly drops: readonly { readonly feature: string; readonly reason: string | undefined }[];
  /** Fields with another value than before. */
  readonly sets: Readonly<Partial<Record<Field, unknown>>>;
}

/**
 * Where a version comes from: all that stand before it, the model without a parent first, itself last.
 * @param source without problems
 * @param release the release whose definitions count
 */
export function lineageOf(source: Source, release: string, model: string, version: number): Step[] {
  const line = versionsBefore(source, release, model, version);
  const tables = line.map((entry) => tableAt(source, entry.file.name, entry.version, release));
  return line.map((entry, i) => stepOf(source, release, entry, tables[i] as Table, tables[i - 1]));
}

/** By feature, the version of its line that brought it: the last one, if it was dropped in between. */
export function originsOf(line: readonly Step[]): ReadonlyMap<string, string> {
  const origins = new Map<string, string>();
  for (const { version, adds, drops } of line) {
    for (const { feature } of drops) origins.delete(feature);
    for (const feature of adds) origins.set(feature, version);
  }
  return origins;
}

/** Models that are like a version of this one, by QEMU's order, with the version. */
export function childrenOf(source: Source, model: string): { readonly model: string; readonly like: string }[] {
  const order = source.one('order').value.models;
  return [...modelFiles(source).values()]
    .flatMap(({ value: { name, like } }) =>
      like !== undefined && parseVersionName(like)?.model === model ? [{ model: name, like }] : [],
    )
    .sort((a, b) => order.indexOf(a.model) - order.indexOf(b.model));
}

interface Entry {
  readonly file: ModelFile;
  readonly version: number;
}

/** The line of versions that ends in one. */
function versionsBefore(source: Source, release: string, model: string, version: number): Entry[] {
  const file = modelFiles(source).get(model)?.value;
  if (file === undefined) throw new Error(`there is no model ${model}`);
  const parent = file.like === undefined ? null : parseVersionName(file.like);
  const before = parent === null ? [] : versionsBefore(source, release, parent.model, parent.version);
  const later = (timeless(file, 'qemu', release).versions ?? []).map((listed) => listed.version);
  const own = [1, ...later.filter((known) => known > 1 && known <= version)];
  return [...before, ...own.map((known) => ({ file, version: known }))];
}

function stepOf(source: Source, release: string, { file, version }: Entry, table: Table, before?: Table): Step {
  const had = new Set(before?.features);
  const has = new Set(table.features);
  const reasons = version === 1 ? reasonsOf(file, release) : new Map<string, string>();
  return {
    version: `${file.name}-v${version}`,
    about: version === 1 ? file.about : file.versions?.find((known) => known.version === version)?.about,
    table,
    adds: inBitOrder(
      source,
      [...has].filter((feature) => !had.has(feature)),
    ),
    drops: inBitOrder(
      source,
      [...had].filter((feature) => !has.has(feature)),
    ).map((feature) => ({
      feature,
      reason: reasons.get(feature),
    })),
    sets: Object.fromEntries(
      TABLE_FIELDS.filter((field) => table[field] !== before?.[field]).map((field) => [field, table[field]]),
    ),
  };
}

function reasonsOf(file: ModelFile, release: string): Map<string, string> {
  const drops = timeless(file, 'qemu', release).drops ?? [];
  return new Map(drops.flatMap(({ features, reason }) => features.map((feature) => [feature, reason] as const)));
}

/** Sorted as QEMU's words and their bits are. */
export function inBitOrder(source: Source, features: readonly string[]): string[] {
  const index = featureIndex(source);
  const words = source.one('order').value.words;
  const place = (name: string) => {
    const entry = index.get(name);
    return entry === undefined ? -1 : words.indexOf(entry.word.word) * 64 + entry.feature.bit;
  };
  return [...features].sort((a, b) => place(a) - place(b));
}
