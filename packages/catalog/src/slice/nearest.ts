import type { ModelFile, Source } from '@cpu-models/source';
import { tableAt, tablesOf } from './expand.js';
import { qemuSlice } from './qemu.js';

/** A version that a model could be written as a difference to, and how far it is. */
export interface Kin {
  readonly like: string;
  readonly added: number;
  readonly dropped: number;
}

/**
 * The nearest older version of the same vendor, by the number of features that differ; null for a model that is so far
 * from all that it had better list its own. It is a proposal: what the hardware is counts for more.
 */
export function nearestKin(source: Source, model: ModelFile): Kin | null {
  const tables = tablesOf(source, model);
  const [release, table] = [...tables].at(-1) as [string, ReturnType<typeof tableAt>];
  const own = new Set(table.features);
  const kin = olderModels(source, model).flatMap((other) =>
    (other.versions ?? [{ version: 1 }]).flatMap(({ version, since }): Kin[] => {
      if (since !== undefined && ![...tables.keys()].every((asked) => existsIn(source, other.name, version, asked)))
        return [];
      const theirs = tableAt(source, other.name, version, release);
      if (theirs.vendor !== table.vendor) return [];
      const dropped = theirs.features.filter((feature) => !own.has(feature)).length;
      return [{ like: `${other.name}-v${version}`, dropped, added: own.size - (theirs.features.length - dropped) }];
    }),
  );
  const [best] = kin.sort((a, b) => a.added + a.dropped - (b.added + b.dropped));
  return best === undefined || best.added + best.dropped >= own.size ? null : best;
}

/** Models before it in QEMU's order that exist in every release that has it. */
function olderModels(source: Source, { name }: ModelFile): ModelFile[] {
  const order = source.one('order').value.models;
  const older = new Set(order.slice(0, order.indexOf(name)));
  const model = source.all('model').find(({ value }) => value.name === name)?.value as ModelFile;
  const releases = [...tablesOf(source, model).keys()];
  return source
    .all('model')
    .map(({ value }) => value)
    .filter((other) => older.has(other.name) && releases.every((release) => existsIn(source, other.name, 1, release)));
}

function existsIn(source: Source, name: string, version: number, release: string): boolean {
  const facts = qemuSlice(source, release).models.find(({ definition }) => definition.name === name);
  return facts?.definition.versions.some((known) => known.version === version) === true;
}
