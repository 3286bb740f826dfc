import { holds, type ModelFile, qemuMoments, type Source, type Span, spansOf } from '@cpu-models/source';
import { LEGACY_CACHES, modelFiles, type Table, tableOfVersion } from './family.js';
import { definingRelease } from './libvirt-models.js';
import { modelFacts } from './models.js';
import { qemuSlice } from './qemu.js';
import { featureIndex } from './vocabulary.js';

type WordFeatures = NonNullable<ModelFile['features']>;

/** The fields of a table that are one value. */
export const TABLE_FIELDS = [
  'vendor',
  'family',
  'model',
  'stepping',
  'level',
  'xlevel',
  'model-id',
  'avx10-version',
  'force-cpuid-0x1f',
  'cache',
] as const satisfies readonly (keyof Table & keyof ModelFile)[];

/** A model's table by the moment of each release that has it; for one that no supported release has, at the moment before it went. */
export function tablesOf(source: Source, model: ModelFile): ReadonlyMap<string, Table> {
  const all = qemuMoments(source.one('release').value);
  const having = all.filter((release) => holds(model, release));
  const releases = having.length > 0 ? having : [definingRelease(model, all)];
  return new Map(releases.map((release) => [release, tableAt(source, model.name, 0, release)]));
}

/** A version's table in a release. */
export function tableAt(source: Source, model: string, version: number, release: string): Table {
  const found = modelFiles(source).get(model);
  if (found === undefined) throw new Error(`there is no model ${model}`);
  const known = qemuSlice(source, release).models.find(({ definition }) => definition.name === model);
  const facts = known ?? modelFacts({ source, release, hwVersion: '' }, found.file, found.value);
  return tableOfVersion(source, facts, version);
}

/** The model with everything that it takes over from the one that it is like written out; others as they are. */
export function expandModel(source: Source, model: ModelFile): ModelFile {
  if (model.like === undefined) return model;
  const tables = tablesOf(source, model);
  const { like: _like, 'like-reason': _reason, adds, drops: _drops, versions, ...own } = model;
  const fields = TABLE_FIELDS.map((field) => [field, own[field] ?? timeline(tables, (table) => table[field])] as const);
  const said = fields.filter(
    ([field, value]) => value !== undefined && !(field === 'cache' && value === LEGACY_CACHES),
  );
  const others = Object.entries(own).filter(([key]) => !(TABLE_FIELDS as readonly string[]).includes(key));
  return {
    ...Object.fromEntries(others),
    ...Object.fromEntries(said),
    features: usesIn(source, (table) => table.features, tables, adds ?? {}),
    ...(versions === undefined ? {} : { versions }),
  } as ModelFile;
}

/** A value, or the values that it had. */
export function timeline<T>(tables: ReadonlyMap<string, Table>, of: (table: Table) => T | undefined): unknown {
  const releases = [...tables.keys()];
  const values = [...new Set([...tables.values()].map(of))].filter((value) => value !== undefined);
  const entries = values.flatMap((value) => {
    const having = releases.filter((release) => of(tables.get(release) as Table) === value);
    return spansOf(new Set(having), releases).map((span) => ({ value, ...span }));
  });
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && Object.keys(only).length === 1) return only.value;
  return entries.length === 0 ? undefined : entries;
}

/**
 * Features by word, in QEMU's order, with the releases in which each is there.
 * @param known as they are written already: what says the same stays, for its bounds may be more exact
 */
export function usesIn(
  source: Source,
  of: (table: Table, release: string) => readonly string[],
  tables: ReadonlyMap<string, Table>,
  known: WordFeatures,
): WordFeatures {
  const releases = [...tables.keys()];
  const having = new Map<string, Set<string>>();
  for (const [release, table] of tables)
    for (const name of of(table, release)) having.set(name, (having.get(name) ?? new Set()).add(release));
  const index = featureIndex(source);
  const written = Object.values(known).flat();
  const lists = source.one('order').value.words.map((word): [string, WordFeatures[string]] => {
    const own = [...having.keys()].filter((name) => index.get(name)?.word.word === word);
    const bit = (name: string) => index.get(name)?.feature.bit ?? 0;
    return [
      word,
      own
        .sort((a, b) => bit(a) - bit(b))
        .flatMap((name) => usesOf(name, having.get(name) as Set<string>, releases, written)),
    ];
  });
  return Object.fromEntries(lists.filter(([, uses]) => uses.length > 0));
}

function usesOf(
  name: string,
  having: ReadonlySet<string>,
  releases: readonly string[],
  written: WordFeatures[string],
): WordFeatures[string] {
  const known = written.filter((use) => (typeof use === 'string' ? use : use.name) === name);
  const says = releases.filter((release) => known.some((use) => typeof use === 'string' || holds(use, release)));
  if (known.length > 0 && says.length === having.size && says.every((release) => having.has(release))) return known;
  return spansOf(having, releases).map((span: Span) => (Object.keys(span).length === 0 ? name : { name, ...span }));
}
