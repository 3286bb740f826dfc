import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CpuidRecording } from './cpuid-format.js';
import type { PropertyRecording } from './props-format.js';
import { compress, packRecording, parseJson, qemuVersion, type RawRecording } from './pack.js';

type Version = Pick<RawRecording, 'version'>;
/** Machine type -> model -> hash. */
type Keys = Record<string, Record<string, string>>;

/** How each kind of recording is packed, by the first part of its file name. */
const PACKERS: Readonly<Record<string, (text: string) => unknown>> = {
  qemu: (text) => packRecording(parseJson<RawRecording>(text)),
  fuzz: packProperties,
  cpuid: packCpuid,
};

function packProperties(text: string): PropertyRecording {
  const raw = parseJson<Version & { accel: PropertyRecording['accelerator']; cases: PropertyRecording['cases'] }>(text);
  return { qemu: qemuVersion(raw.version), accelerator: raw.accel, cases: raw.cases };
}

function packCpuid(text: string): CpuidRecording {
  const raw = parseJson<
    Version & {
      table: CpuidRecording['table'];
      cpuid: Keys;
      topologies?: Record<string, Keys>;
      raw: Record<string, string>;
    } & Pick<CpuidRecording, 'offers' | 'physBits' | 'aborted'>
  >(text);
  const keys = Object.keys(raw.raw);
  const numbered = (machines: Keys) =>
    mapValues(machines, (models) => mapValues(models, (hash) => keys.indexOf(hash)));
  return {
    qemu: qemuVersion(raw.version),
    table: raw.table,
    machines: numbered(raw.cpuid),
    ...(raw.topologies === undefined ? {} : { topologies: mapValues(raw.topologies, numbered) }),
    ...(raw.offers === undefined ? {} : { offers: raw.offers }),
    ...(raw.physBits === undefined ? {} : { physBits: raw.physBits }),
    ...(raw.aborted === undefined ? {} : { aborted: raw.aborted }),
    raw: Object.values(raw.raw),
  };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

/** Packs all recordings of a folder (`*.json.gz`) into another (`*.json.br`); returns their names and sizes in bytes. */
export function importRecordings(from: string, to: string): [name: string, bytes: number][] {
  mkdirSync(to, { recursive: true });
  return readdirSync(from)
    .filter((name) => name.endsWith('.json.gz'))
    .sort()
    .map((name) => {
      const pack = PACKERS[name.split('-')[0] ?? ''];
      if (pack === undefined) throw new Error(`${name}: no kind of recording starts like this`);
      const bytes = compress(pack(gunzipSync(readFileSync(join(from, name))).toString()));
      const target = name.replace(/\.gz$/, '.br');
      writeFileSync(join(to, target), bytes);
      return [target, bytes.length];
    });
}
