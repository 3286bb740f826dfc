import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findWorkspace, viewOf } from '@cpu-models/outputs';
import { fullExpansion, resolve, versionFeatures } from '@cpu-models/runtime';
import { qemu_7_2, qemu_10_0 } from '@cpu-models/runtime/data';
import { Ajv } from 'ajv';
import initSqlJs from 'sql.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTPUTS, packageOf } from './outputs.js';
import { QUERIES } from './sqlite/queries.js';

type Files = Map<string, string | Uint8Array>;
const view = viewOf(findWorkspace());
const filesOf = async (name: string): Promise<Files> => {
  const plan = await OUTPUTS.find((output) => output.name === name)?.plan(view);
  return new Map(plan?.files.map(({ path, text }) => [path, text]));
};

let source: Awaited<ReturnType<typeof view.source>>;
let json: Files;
let folder: string;

beforeAll(async () => {
  source = await view.source();
  json = await filesOf('json');
  folder = mkdtempSync(join(tmpdir(), 'data-package-'));
  for (const [path, text] of json) if (!path.startsWith('v1/')) writeFileSync(join(folder, path), text);
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the JSON data package', () => {
  it('follows its schema, which refuses other things', () => {
    const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(
      JSON.parse(json.get('data-package.schema.json') as string),
    );
    const documents = [...json.keys()].filter(
      (path) => path.endsWith('.json') && !/^(package|data-package\.schema|v1\/.*)\.json$/.test(path),
    );
    const { qemu, libvirt } = source.one('release').value;
    expect(documents).toEqual([
      ...['index.json', 'features.json', 'cpus.json'],
      ...qemu.map(({ release }) => `qemu-${release}.json`),
      ...libvirt.map(({ release }) => `libvirt-${release}.json`),
    ]);
    for (const path of documents)
      expect([path, validate(JSON.parse(json.get(path) as string)), validate.errors]).toEqual([path, true, null]);
    const index = JSON.parse(json.get('index.json') as string);
    expect([validate({}), validate({ ...index, more: 1 }), validate({ ...index, format: 1 })]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('has a file per model and release at an address that stays, by its schema', () => {
    const read = (path: string) => JSON.parse(json.get(path) as string);
    const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(
      read('v1/model.schema.json'),
    );
    const { qemu } = source.one('release').value;
    for (const { release } of qemu) {
      const { models } = read(`v1/qemu/${release}/models/index.json`);
      expect(models).toContain('qemu64');
      for (const name of models) {
        const value = read(`v1/qemu/${release}/models/${name}.json`);
        expect([value.name, validate(value), validate.errors]).toEqual([name, true, null]);
      }
    }
    const milan = read('v1/qemu/10.0/models/EPYC-Milan.json');
    const features = versionFeatures(qemu_10_0, qemu_10_0.models.find(({ name }) => name === 'EPYC-Milan') as never, 2);
    expect([...milan.versions[1].features].sort()).toEqual([...features].sort());
    expect(validate({ ...milan, versions: [] })).toBe(false);
  });

  it.each([
    [qemu_7_2, 'pc-q35-7.2', 'tcg', 'EPYC'],
    [qemu_7_2, 'pc-i440fx-2.4', 'kvm', 'Haswell'],
    [qemu_10_0, 'pc-q35-9.0', 'kvm', 'EPYC-Genoa'],
    [qemu_10_0, 'microvm', 'tcg', 'max'],
    [qemu_10_0, 'none', 'kvm', 'base'],
  ] as const)('%#: holds the whole expansion', (release, machine, accelerator, model) => {
    const data = JSON.parse(json.get(`qemu-${release.release}.json`) as string);
    const shared = JSON.parse(json.get('cpus.json') as string);
    const found = data.machines.find((entry: { name: string }) => entry.name === machine);
    const entry = data.expansions[model][accelerator];
    const cpu = shared.cpus[entry.except[found.class] ?? entry.cpu];
    const on = shared.sets[cpu.on];
    const switches = Object.fromEntries(data.switches.map((name: string) => [name, on.includes(name)]));
    const properties = {
      ...data.defaults,
      ...data.classes[found.class].values[accelerator],
      ...cpu.values,
      ...switches,
    };
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

  const ask = ['10.0', 'pc-q35-9.0', 'kvm', 'EPYC-v4'];
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
  it("have a row in QEMU's table of ABI levels for every version", async () => {
    const files = await filesOf('csv');
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
    const first = (await filesOf('sqlite')).get('cpu-models.sqlite') as Uint8Array;
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
      Buffer.from((await filesOf('sqlite')).get('cpu-models.sqlite') as Uint8Array).equals(Buffer.from(first)),
    ).toBe(true);
  });

  it('says of every name on every machine type what the runtime says', async () => {
    const db = new (await initSqlJs()).Database((await filesOf('sqlite')).get('cpu-models.sqlite') as Uint8Array);
    const { machines, aliases } = qemu_7_2;
    const asked = machines.flatMap(({ name }) =>
      (['kvm', 'tcg'] as const).map((accelerator) => ({ name, accelerator })),
    );
    const answers = (view: string, machine: string, accelerator: string) =>
      db.exec(`SELECT * FROM ${view} WHERE release = '7.2' AND machine = '${machine}'
        AND accelerator = '${accelerator}' AND name = 'Skylake-Server'`)[0]?.values ?? [];
    const differing = asked.flatMap(({ name: machine, accelerator }) => {
      const vendor = accelerator === 'kvm' ? { hostVendor: 'GenuineIntel' } : {};
      const cpu = resolve(qemu_7_2, { machine, accelerator, model: 'Skylake-Server', ...vendor } as never);
      const expected = Object.entries(fullExpansion(cpu)).filter(([name]) => aliases[name] === undefined);
      const values = new Map(answers('machine_value', machine, accelerator).map((row) => [row[4], row[5]]));
      const features = new Set(answers('machine_feature', machine, accelerator).map((row) => row[4]));
      return expected
        .filter(([name, value]) => {
          const given = values.has(name) ? values.get(name) : Number(features.has(name));
          return name !== 'vendor' && String(given) !== String(typeof value === 'boolean' ? Number(value) : value);
        })
        .map(([name]) => `${machine} ${accelerator} ${name}`);
    });
    expect(differing).toEqual([]);
    expect(asked.length).toBeGreaterThan(100);
    db.close();
  });

  it('has every name on every class of machine types', async () => {
    const data = packageOf(source);
    const db = new (await initSqlJs()).Database((await filesOf('sqlite')).get('cpu-models.sqlite') as Uint8Array);
    const count = data.qemu
      .map(({ classes, expansions }) => {
        const names = Object.values(expansions).flatMap((under) => Object.keys(under));
        return Object.keys(classes).length * names.length;
      })
      .reduce((a, b) => a + b);
    expect(db.exec('SELECT count(*) FROM expansion')[0]?.values).toEqual([[count]]);
    db.close();
  });
});
