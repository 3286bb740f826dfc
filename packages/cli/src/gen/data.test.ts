import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QUERIES } from '@cpu-models/gen-sqlite';
import { fullExpansion, resolve } from '@cpu-models/runtime';
import { qemu_7_2, qemu_10_0 } from '@cpu-models/runtime/data';
import { Ajv } from 'ajv';
import initSqlJs from 'sql.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findWorkspace, readSource } from '../io/workspace.js';
import { planCsv } from './csv.js';
import { packageOf, planJson } from './json.js';
import { planSqlite } from './sqlite.js';

type Files = Map<string, string | Uint8Array>;
const filesOf = (plans: readonly { files: readonly { path: string; text: string | Uint8Array }[] }[]): Files =>
  new Map(plans.flatMap(({ files }) => files.map(({ path, text }) => [path, text] as const)));

let source: Awaited<ReturnType<typeof readSource>>;
let json: Files;
let folder: string;

beforeAll(async () => {
  source = await readSource(findWorkspace());
  json = filesOf(planJson(source));
  folder = mkdtempSync(join(tmpdir(), 'data-package-'));
  for (const [path, text] of json) writeFileSync(join(folder, path), text);
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the JSON data package', () => {
  it('follows its schema, which refuses other things', () => {
    const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(
      JSON.parse(json.get('data-package.schema.json') as string),
    );
    const documents = [...json.keys()].filter(
      (path) => path.endsWith('.json') && !/^(package|data-package\.schema)\.json$/.test(path),
    );
    expect(documents).toEqual([
      'index.json',
      'features.json',
      'qemu-7.2.json',
      'qemu-10.0.json',
      'libvirt-9.0.json',
      'libvirt-11.3.json',
    ]);
    for (const path of documents)
      expect([path, validate(JSON.parse(json.get(path) as string)), validate.errors]).toEqual([path, true, null]);
    const index = JSON.parse(json.get('index.json') as string);
    expect([validate({}), validate({ ...index, more: 1 }), validate({ ...index, format: 2 })]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it.each([
    [qemu_7_2, 'pc-q35-7.2', 'tcg', 'EPYC'],
    [qemu_7_2, 'pc-i440fx-2.4', 'kvm', 'Haswell'],
    [qemu_10_0, 'pc-q35-9.0', 'kvm', 'EPYC-Genoa'],
    [qemu_10_0, 'microvm', 'tcg', 'max'],
    [qemu_10_0, 'none', 'kvm', 'base'],
  ] as const)('%#: holds the whole expansion', (release, machine, accelerator, model) => {
    const data = JSON.parse(json.get(`qemu-${release.release}.json`) as string);
    const found = data.machines.find((entry: { name: string }) => entry.name === machine);
    const set = data.sets[data.classes[found.class].expansions[accelerator][model]];
    const switches = Object.fromEntries(data.switches.map((name: string) => [name, set.on.includes(name)]));
    const properties = { ...data.defaults, ...set.values, ...switches };
    const vendor = accelerator === 'kvm' ? { hostVendor: 'HygonGenuine' } : {};
    const expected = fullExpansion(resolve(release, { machine, accelerator, model, ...vendor } as never));
    const values = Object.entries(expected).filter(([name]) => release.aliases[name] === undefined);
    expect(Object.keys(properties).sort()).toEqual(values.map(([name]) => name).sort());
    const differing = values.filter(
      ([name, value]) =>
        String(properties[name]) !== String(value) && !(name === 'vendor' && properties[name] === 'host'),
    );
    expect(differing).toEqual([]);
  });

  const ask = ['qemu-10.0.json', 'pc-q35-9.0', 'kvm', 'EPYC-v4'];
  it.each([
    ['Python', 'python3', ['expand.py', ...ask]],
    ['Perl', 'perl', ['expand.pl', ...ask]],
    ['Go', 'go', ['run', 'expand.go', ...ask]],
  ])('is read by a program in %s', (language, program, args) => {
    const result = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
    if (result.error !== undefined) {
      console.warn(`SKIPPED: the ${language} example, as there is no ${program} here`);
      return;
    }
    const features = Object.entries(
      fullExpansion(
        resolve(qemu_10_0, { machine: 'pc-q35-9.0', accelerator: 'kvm', model: 'EPYC-v4', hostVendor: 'AuthenticAMD' }),
      ),
    );
    const expected = features
      .filter(([name, value]) => value === true && qemu_10_0.aliases[name] === undefined)
      .map(([name]) => name);
    expect([result.status, result.stdout.trimEnd().split('\n').sort()]).toEqual([0, expected.sort()]);
  });
});

describe('the CSV tables', () => {
  it("have a row in QEMU's table of ABI levels for every version", () => {
    const files = filesOf(planCsv(source));
    const rows = (release: string) =>
      (files.get(`qemu-${release}/cpu-models-x86-abi.csv`) as string).trimEnd().split('\n');
    expect([rows('7.2').length, rows('10.0').length]).toEqual([75, 91]);
    expect(rows('10.0').slice(0, 2)).toEqual(['Model,baseline,v2,v3,v4', '486-v1,,,,']);
    expect(rows('10.0')).toEqual(
      expect.arrayContaining([
        'ClearwaterForest-v1,✅,✅,✅,',
        'SapphireRapids-v3,✅,✅,✅,✅',
        'YongFeng-v2,✅,✅,✅,',
      ]),
    );
    expect(rows('7.2').filter((row) => row.startsWith('Icelake-Client'))).toEqual([]);
  });
});

describe('the SQLite database', () => {
  it('answers the documented queries, and is the same each time', async () => {
    const first = filesOf(await planSqlite(source)).get('cpu-models.sqlite') as Uint8Array;
    const { Database } = await initSqlJs();
    const db = new Database(first);
    const answers = QUERIES.map(({ sql }) => db.exec(sql)[0]?.values ?? []);
    expect(answers.map((rows) => rows.length)).toEqual([11, 3, 1, 6, 18, 43]);
    expect(answers[0]?.[0]).toEqual(['EPYC-Genoa-v1', 4]);
    expect(answers[1]).toContainEqual(['sha-ni', 'sha-ni', 'sha-ni', 'sha_ni']);
    expect(answers[2]).toEqual([['mpx']]);
    expect(answers[3]).toEqual([['abm'], ['arat'], ['f16c'], ['rdrand'], ['vme'], ['xsaveopt']]);
    expect(db.exec('PRAGMA integrity_check; PRAGMA foreign_key_check;').map(({ values }) => values)).toEqual([
      [['ok']],
    ]);
    db.close();
    expect(
      Buffer.from(filesOf(await planSqlite(source)).get('cpu-models.sqlite') as Uint8Array).equals(Buffer.from(first)),
    ).toBe(true);
  });

  it('holds every expansion of the package', async () => {
    const db = new (await initSqlJs()).Database(
      filesOf(await planSqlite(source)).get('cpu-models.sqlite') as Uint8Array,
    );
    const count = packageOf(source).qemu.flatMap(({ classes }) =>
      Object.values(classes).flatMap(({ expansions }) =>
        Object.values(expansions).flatMap((names) => Object.keys(names)),
      ),
    ).length;
    expect(db.exec('SELECT count(*) FROM expansion')[0]?.values).toEqual([[count]]);
    db.close();
  });
});
