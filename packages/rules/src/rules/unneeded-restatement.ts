import { parseVersionName, releaseOf, TABLE_FIELDS, type Table, tableOfVersion } from '@cpu-models/catalog';
import type { ModelFile, Path, Source } from '@cpu-models/source';
import { releasesOf, valueIn } from '../facts/spans.js';
import { at, defineRule } from '../rule.js';

export const unneededRestatement = defineRule({
  id: 'unneeded-restatement',
  what: 'A model that is like another adds what that lacks, drops what it has, and restates nothing.',
  // It may be the consequence of an edit that the freeze refuses, and must not hide that.
  forReaders: true,
  onlyIfSound: true,
  *find(source) {
    for (const { document, value } of source.all('model')) {
      if (value.like === undefined) continue;
      const tables = inherited(source, value, value.like);
      if (tables.size === 0) continue;
      for (const [path, what] of [...restatedFields(source, value, tables), ...restatedFeatures(value, tables)])
        yield at(document, path, {
          message: `${value.like} ${what}`,
          expected: 'only what differs',
          fix: 'delete it',
        });
    }
  },
});

type Tables = ReadonlyMap<string, Table>;

/** What the model is like, in each supported release that has the model. */
function inherited(source: Source, value: ModelFile, like: string): Tables {
  const meant = parseVersionName(like);
  if (meant === null) return new Map();
  return new Map(
    releasesOf(source, value).map((release) => {
      const facts = releaseOf(source, 'qemu', release).model(meant.model);
      return [release, tableOfVersion(source, facts, meant.version)];
    }),
  );
}

function* restatedFields(source: Source, value: ModelFile, tables: Tables): Generator<[Path, string]> {
  for (const field of TABLE_FIELDS) {
    const own = value[field];
    if (own === undefined) continue;
    const same = [...tables].every(([release, table]) => valueIn(source, own as string, release) === table[field]);
    if (same) yield [[field], `has the same ${field}`];
  }
}

function* restatedFeatures({ adds = {}, drops = [] }: ModelFile, tables: Tables): Generator<[Path, string]> {
  const all = [...tables.values()].map(({ features }) => new Set(features));
  for (const [word, uses] of Object.entries(adds)) {
    for (const [i, use] of uses.entries()) {
      if (typeof use === 'string' && all.every((features) => features.has(use)))
        yield [['adds', word, i], `has ${use} already`];
    }
  }
  for (const [i, drop] of drops.entries()) {
    for (const [j, name] of drop.features.entries())
      if (all.every((features) => !features.has(name))) yield [['drops', i, 'features', j], `does not have ${name}`];
  }
}
