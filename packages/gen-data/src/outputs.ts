import { readFileSync } from 'node:fs';
import { libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import { licence, type Output } from '@cpu-models/outputs';
import type { Source } from '@cpu-models/source';
import { generateCsv } from './csv/generate.js';
import { generateDuckdb } from './duckdb/generate.js';
import { generateJson } from './json/generate.js';
import { dataPackage } from './package.js';
import { generatePackages } from './packages/generate.js';
import { generateSqlite } from './sqlite/generate.js';
import type { DataPackage } from './types.js';

/** The JSON data package. */
const json: Output = {
  name: 'json',
  plan: async (view) => {
    const schema = readFileSync(new URL('../../../schemas/data-package.schema.json', import.meta.url), 'utf8');
    return { folder: 'dist/json', files: [...generateJson(packageOf(await view.source()), schema), licence()] };
  },
};

/** Tables for spreadsheets and for QEMU's documentation. */
const csv: Output = {
  name: 'csv',
  plan: async (view) => ({ folder: 'dist/csv', files: [...generateCsv(packageOf(await view.source())), licence()] }),
};

/** The SQLite database, and macros for fleets in DuckDB. */
const sqlite: Output = {
  name: 'sqlite',
  plan: async (view) => {
    const source = await view.source();
    const data = packageOf(source);
    const macros = { path: 'duckdb.sql', text: generateDuckdb(source, data) };
    return { folder: 'dist/sqlite', files: [...(await generateSqlite(data)), macros, licence()] };
  },
};

/** Packages for Go, Python and Rust. */
const packages: Output = {
  name: 'packages',
  plan: async (view) => {
    const source = await view.source();
    const releases = source.one('release').value.qemu.map(({ release }) => qemuRelease(source, release));
    const licences = ['go/', 'python/', 'rust/'].map(licence);
    return { folder: 'dist/packages', files: [...generatePackages(packageOf(source), releases), ...licences] };
  },
};

export const OUTPUTS: readonly Output[] = [json, csv, sqlite, packages];

const made = new WeakMap<Source, DataPackage>();

/** All releases as plain data, from which the JSON, CSV and SQL outputs are made; worked out once per source. */
export function packageOf(source: Source): DataPackage {
  const data = made.get(source) ?? makePackage(source);
  made.set(source, data);
  return data;
}

function makePackage(source: Source): DataPackage {
  const { qemu, libvirt } = source.one('release').value;
  return dataPackage({
    words: source.all('word').map(({ value }) => value),
    qemu: each(qemu, ({ release }) => qemuRelease(source, release)),
    libvirt: each(libvirt, ({ release }) => libvirtRelease(source, release)),
  });
}

/** Makes one after the other, when it is asked for. */
function* each<T, U>(items: readonly T[], make: (item: T) => U): Iterable<U> {
  for (const item of items) yield make(item);
}
