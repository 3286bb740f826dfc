import { readFileSync } from 'node:fs';
import { libvirtDocuments, libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import type { Plan } from '@cpu-models/emit';
import { type DataPackage, dataPackage, generateCsv, generateJson, generateSqlite } from '@cpu-models/gen-data';
import type { Source } from '@cpu-models/source';

/** The JSON data package. */
export function planJson(source: Source): Plan[] {
  const schema = readFileSync(new URL('../../../../schemas/data-package.schema.json', import.meta.url), 'utf8');
  return [{ folder: 'dist/json', files: generateJson(packageOf(source), schema) }];
}

/** Tables for spreadsheets and for QEMU's documentation. */
export function planCsv(source: Source): Plan[] {
  return [{ folder: 'dist/csv', files: generateCsv(packageOf(source)) }];
}

/** The SQLite database. */
export async function planSqlite(source: Source): Promise<Plan[]> {
  return [{ folder: 'dist/sqlite', files: await generateSqlite(packageOf(source)) }];
}

const made = new WeakMap<Source, DataPackage>();

/** All releases as plain data, from which the JSON, CSV and SQL outputs are made; worked out once per source. */
export function packageOf(source: Source): DataPackage {
  const data = made.get(source) ?? makePackage(source);
  made.set(source, data);
  return data;
}

function makePackage(source: Source): DataPackage {
  const { qemu, libvirt } = source.one('release').value;
  const documents = libvirtDocuments(source);
  return dataPackage({
    words: documents.words,
    qemu: each(qemu, ({ release }) => qemuRelease(source, release)),
    libvirt: each(libvirt, ({ release }) => libvirtRelease(documents, release)),
  });
}

/** Makes one after the other, when it is asked for. */
function* each<T, U>(items: readonly T[], make: (item: T) => U): Iterable<U> {
  for (const item of items) yield make(item);
}
