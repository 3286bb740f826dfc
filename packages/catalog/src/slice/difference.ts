import { holds, type ModelFile, type Source, spansOf } from '@cpu-models/source';
import { TABLE_FIELDS, tableAt, tablesOf, timeline, usesIn } from './expand.js';
import { LEGACY_CACHES, parseVersionName, type Table } from './family.js';

type Drop = NonNullable<ModelFile['drops']>[number];

/** What is said of a drop that nobody has explained yet. */
export const UNEXPLAINED = 'Nobody has said why yet.';

/**
 * A model written as what differs from a version of another one. What it says already in the same way stays.
 *
 * @param model its file, in whichever form
 * @param like the version, NAME-vN
 * @param reasonOf why a feature is dropped, where that is known
 * @throws Error for a difference that a file cannot say
 */
export function asDifference(
  source: Source,
  model: ModelFile,
  like: string,
  reasonOf: (feature: string) => string = () => UNEXPLAINED,
  before: ModelFile = model,
): ModelFile {
  const meant = parseVersionName(like);
  if (meant === null) throw new Error(`${model.name} cannot be like ${like}: that names no version`);
  const tables = tablesOf(source, model);
  const parents = new Map(
    [...tables.keys()].map((release) => [release, tableAt(source, meant.model, meant.version, release)]),
  );
  const inherited = (release: string) => parents.get(release) as Table;
  const { name, about, hardware, 'mistaken-for': mistaken, since, until, deprecated, libvirt, versions } = model;
  const adds = usesIn(
    source,
    ({ features }, release) => features.filter((feature) => !inherited(release).features.includes(feature)),
    tables,
    { ...model.features, ...before.adds },
  );
  const fields = TABLE_FIELDS.map((field) => [field, differingField(model, field, tables, parents)]);
  return definedOnly({
    ...{ name, about, hardware, 'mistaken-for': mistaken, since, until, deprecated, libvirt },
    like,
    'like-reason': before['like-reason'],
    ...Object.fromEntries(fields),
    adds: Object.keys(adds).length === 0 ? undefined : adds,
    drops: dropsOf(tables, parents, before.drops ?? [], reasonOf),
    versions,
  }) as ModelFile;
}

function differingField(
  model: ModelFile,
  field: (typeof TABLE_FIELDS)[number],
  tables: ReadonlyMap<string, Table>,
  parents: ReadonlyMap<string, Table>,
): unknown {
  if ([...tables].every(([release, table]) => table[field] === parents.get(release)?.[field])) return undefined;
  const own = model[field] ?? timeline(tables, (table) => table[field]);
  if (own !== undefined) return own;
  if (field === 'cache') return LEGACY_CACHES;
  if (field === 'avx10-version') return 0;
  throw new Error(`${model.name} has no ${field}, and a file cannot take it away`);
}

function dropsOf(
  tables: ReadonlyMap<string, Table>,
  parents: ReadonlyMap<string, Table>,
  known: readonly Drop[],
  reasonOf: (feature: string) => string,
): Drop[] | undefined {
  const releases = [...tables.keys()];
  const lacking = new Map<string, Set<string>>();
  for (const [release, { features }] of tables) {
    for (const name of parents.get(release)?.features ?? [])
      if (!features.includes(name)) lacking.set(name, (lacking.get(name) ?? new Set()).add(release));
  }
  const groups = new Map<string, Drop>();
  const add = (name: string, { features: _, ...rest }: Drop) => {
    const group = groups.get(JSON.stringify(rest)) ?? { features: [], ...rest };
    group.features.push(name);
    groups.set(JSON.stringify(rest), group);
  };
  for (const [name, in_] of lacking) {
    const entries = known.filter(({ features }) => features.includes(name));
    const says = releases.filter((release) => entries.some((entry) => holds(entry, release)));
    const same = entries.length > 0 && says.length === in_.size && says.every((release) => in_.has(release));
    const reason = entries[0]?.reason ?? reasonOf(name);
    const wanted = same ? entries : spansOf(in_, releases).map((span): Drop => ({ features: [], reason, ...span }));
    for (const entry of wanted) add(name, entry);
  }
  return groups.size === 0 ? undefined : [...groups.values()];
}

function definedOnly(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
}
