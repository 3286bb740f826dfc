import { FILE_KINDS, type KindName, type Path, type Source } from '@cpu-models/source';

/** One thing that the source says, and where. */
export interface Fact {
  readonly file: string;
  readonly schema: KindName;
  readonly path: Path;
  /** What it says: a scalar, an entry of a list, or the order of a list. */
  readonly sort: 'scalar' | 'entry' | 'order';
  /** Facts of one kind share this: `word.features[].tcg`, `model.features.*[]`. */
  readonly kind: string;
  readonly value: unknown;
}

/** Text for people: no proof can tell a better reason from a worse. */
const PROSE = new Set(['about', 'what', 'reason', 'source', 'hardware', 'mistaken-for']);

/** Records of what was released, against which validation holds the facts. */
const RECORDS = new Set<KindName>(['freeze', 'freeze-waivers']);

/** Every fact of every file; nothing needs to be listed here for a new kind of fact to be found. */
export function factsOf(source: Source): Fact[] {
  const schemas = [...new Set(FILE_KINDS.map(({ schema }) => schema))].filter((schema) => !RECORDS.has(schema));
  return schemas.flatMap((schema) =>
    source.all(schema).flatMap(({ document, value }) => [...walk(value, { file: document.file, schema }, [], schema)]),
  );
}

type Place = Pick<Fact, 'file' | 'schema'>;

function* walk(value: unknown, place: Place, path: Path, kind: string): Generator<Fact> {
  if (Array.isArray(value)) yield* walkList(value, place, path, kind);
  else if (typeof value === 'object' && value !== null) {
    const isOpen = hasFreeKeys(value, path.at(-1));
    for (const [key, item] of Object.entries(value)) {
      if (!PROSE.has(key)) yield* walk(item, place, [...path, key], `${kind}.${isOpen ? '*' : key}`);
    }
  } else yield { ...place, path, sort: 'scalar', kind, value };
}

function* walkList(list: readonly unknown[], place: Place, path: Path, kind: string): Generator<Fact> {
  for (const [i, item] of list.entries()) {
    if (typeof item === 'object') yield { ...place, path: [...path, i], sort: 'entry', kind: `${kind}[]`, value: item };
    yield* walk(item, place, [...path, i], `${kind}[]`);
  }
  for (let i = 0; i + 1 < list.length; i++)
    yield { ...place, path: [...path, i], sort: 'order', kind: `${kind} order`, value: list[i] };
}

/** Fields whose keys are names of things rather than of fields. */
const MAPS = new Set<string | number>(['features', 'properties', 'kvm-defaults', 'models', 'names', 'also']);

function hasFreeKeys(value: object, field: string | number | undefined): boolean {
  return MAPS.has(field ?? '') && !Object.keys(value).every((key) => key === 'since' || key === 'until');
}
