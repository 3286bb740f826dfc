import type { X86Level } from '@cpu-models/runtime';
import { groups } from '../groups.js';
import type { DataPackage, ModelEntry } from '../types.js';
import { type Cell, csv } from './csv.js';

/** Tables of features, models and versions, and for each QEMU release the table of its documentation. */
export function generateCsv(data: DataPackage): { path: string; text: string }[] {
  return [
    { path: 'features.csv', text: features(data) },
    { path: 'models.csv', text: models(data) },
    { path: 'versions.csv', text: versions(data) },
    ...data.qemu.map(({ release, models: list }) => ({
      path: `qemu-${release}/cpu-models-x86-abi.csv`,
      text: abiLevels(list.flatMap(({ versions: own }) => own)),
    })),
  ];
}

function features(data: DataPackage): string {
  const columns = ['name', 'word', 'bit', 'qemu', 'libvirt', 'linux', 'aliases', 'in_qemu', 'in_libvirt'];
  return csv(
    columns,
    data.features.map((f) => [
      f.name,
      f.word,
      f.address.bit,
      f.qemu,
      f.libvirt,
      f.linux,
      f.aliases,
      f.inQemu,
      f.inLibvirt,
    ]),
  );
}

function models(data: DataPackage): string {
  const columns = ['name', 'vendor', 'family', 'model', 'stepping', 'level', 'xlevel', 'model_id', 'deprecated'];
  const row = (m: ModelEntry): Cell[] => [
    m.name,
    m.vendor,
    m.family,
    m.model,
    m.stepping,
    m.level,
    m.xlevel,
    m.modelId,
    m.deprecated,
  ];
  return csv(
    ['releases', ...columns],
    shared(data.qemu.map(({ release, models: list }) => ({ release, rows: list.map(row) }))),
  );
}

function versions(data: DataPackage): string {
  const columns = ['model', 'version', 'name', 'alias', 'note', 'abi_level', 'features'];
  const rowsOf = (model: ModelEntry) =>
    model.versions.map((v): Cell[] => [
      model.name,
      v.version,
      v.name,
      v.alias,
      v.note,
      v.abiLevel,
      data.sets[v.features] ?? [],
    ]);
  return csv(
    ['releases', ...columns],
    shared(data.qemu.map(({ release, models: list }) => ({ release, rows: list.flatMap(rowsOf) }))),
  );
}

/** A row that several releases have is there once, below its releases; rows are sorted by their first cell's text. */
function shared(tables: readonly { readonly release: string; readonly rows: readonly Cell[][] }[]): Cell[][] {
  const all = tables.flatMap(({ release, rows }) => rows.map((row) => ({ release, row })));
  const same = groups(all, ({ row }) => JSON.stringify(row));
  const found = same.map((group): Cell[] => [group.map(({ release }) => release), ...(group[0]?.row ?? [])]);
  return found.sort(([, a], [, b]) => (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0));
}

/**
 * docs/system/cpu-models-x86-abi.csv as QEMU's script writes it, with a row for every version.
 * @param versions names like `EPYC-v2`, in any order
 */
export function abiLevels(versions: readonly { readonly name: string; readonly abiLevel: X86Level }[]): string {
  const rows = [...versions]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, abiLevel }): Cell[] => [name, ...[1, 2, 3, 4].map((level) => (abiLevel >= level ? '✅' : ''))]);
  return csv(['Model', 'baseline', 'v2', 'v3', 'v4'], rows);
}
