import { type Cell, csv } from './csv.js';

/** The part of the data that the tables show. */
export interface CsvInput {
  readonly features: readonly Feature[];
  readonly qemu: readonly { readonly release: string; readonly models: readonly Model[] }[];
}

interface Feature {
  readonly name: string;
  readonly word: string;
  readonly address: { readonly bit: number };
  readonly qemu: string | null;
  readonly libvirt: string | null;
  readonly linux: string | null;
  readonly aliases: readonly string[];
  readonly inQemu: readonly string[];
  readonly inLibvirt: readonly string[];
}

interface Model {
  readonly name: string;
  readonly vendor: string;
  readonly family: number;
  readonly model: number;
  readonly stepping: number;
  readonly level: number;
  readonly xlevel: number;
  readonly modelId: string;
  readonly deprecated: string | null;
  readonly versions: readonly Version[];
}

interface Version {
  readonly name: string;
  readonly version: number;
  readonly alias: string | null;
  readonly note: string | null;
  readonly abiLevel: number;
  readonly features: readonly string[];
}

/** Tables of features, models and versions, and for each QEMU release the table of its documentation. */
export function generateCsv(data: CsvInput): { path: string; text: string }[] {
  return [
    { path: 'features.csv', text: features(data) },
    { path: 'models.csv', text: models(data) },
    { path: 'versions.csv', text: versions(data) },
    ...data.qemu.map(({ release, models: list }) => ({
      path: `qemu-${release}/cpu-models-x86-abi.csv`,
      text: abiLevels(list),
    })),
  ];
}

function features(data: CsvInput): string {
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

function models(data: CsvInput): string {
  const columns = [
    'release',
    'name',
    'vendor',
    'family',
    'model',
    'stepping',
    'level',
    'xlevel',
    'model_id',
    'deprecated',
  ];
  const row = (release: string, m: Model): Cell[] => [
    release,
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
    columns,
    data.qemu.flatMap(({ release, models: list }) => list.map((model) => row(release, model))),
  );
}

function versions(data: CsvInput): string {
  const columns = ['release', 'model', 'version', 'name', 'alias', 'note', 'abi_level', 'features'];
  const rows = data.qemu.flatMap(({ release, models: list }) =>
    list.flatMap((model) =>
      model.versions.map((v): Cell[] => [
        release,
        model.name,
        v.version,
        v.name,
        v.alias,
        v.note,
        v.abiLevel,
        v.features,
      ]),
    ),
  );
  return csv(columns, rows);
}

/** docs/system/cpu-models-x86-abi.csv as QEMU's script writes it, with a row for every version. */
function abiLevels(list: readonly Model[]): string {
  const rows = list
    .flatMap((model) => model.versions)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, abiLevel }): Cell[] => [name, ...[1, 2, 3, 4].map((level) => (abiLevel >= level ? '✅' : ''))]);
  return csv(['Model', 'baseline', 'v2', 'v3', 'v4'], rows);
}
