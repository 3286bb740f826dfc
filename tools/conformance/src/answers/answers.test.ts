import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { libvirtRelease } from '@cpu-models/catalog';
import { createProgram } from '@cpu-models/cli/program';
import { generateLibvirt } from '@cpu-models/gen-libvirt';
import { loadSource } from '@cpu-models/source';
import { Ajv, type ValidateFunction } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BINARY } from '../proofs/live.js';
import { isInstalled } from '../run.js';

/** What every command really answers with --json, and the schemas that are shipped for it. */
const WORKSPACE = fileURLToPath(new URL('../../../../', import.meta.url));
const COMMAND = join(WORKSPACE, 'packages/cli/bin/cpu-models.js');
const SCHEMAS = join(WORKSPACE, 'packages/cli/generated/answers');
const CASES = join(WORKSPACE, 'packages/inputs/test/cases');

/** Beside the commands' own: what each of them says instead if the source is wrong. */
const PROBLEMS = 'problems';

/** They print no answer: a script for shells. */
const WITHOUT = ['completion'];

/** It builds a whole release anew, which its own tests do. */
const TOO_LONG = ['verify-release'];

const folder = mkdtempSync(join(tmpdir(), 'answers-'));
const [TREE, LINTED, BAD] = [join(folder, 'libvirt'), join(folder, 'linted.sh'), join(folder, 'overlay')];
const GUEST = join(folder, 'guest.xml');
const host = (name: string) => join(CASES, name);
const GENOA = host('A1-host-qemu8.2-genoa.probe.json');
const [MILAN, ROME] = [host('A3-host-qemu10.0-milan.probe.json'), host('A3-host-qemu9.2-rome.probe.json')];
const CPUINFO = host('C1-intel.cpuinfo');

/** Questions that show each form of a command's answers; those that need QEMU stand apart. */
const ASKED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  apply: [['libvirt', TREE, '--release', '11.3', '--check']],
  baseline: [[MILAN, ROME], [CPUINFO]],
  cpuid: [['EPYC-Genoa']],
  diff: [
    ['EPYC-Rome-v3', 'EPYC-Rome-v4'],
    ['--from', 'qemu-7.2', '--to', 'qemu-10.0', '--machine', 'pc-q35-7.2'],
    ['EPYC-v1', 'EPYC-v2', '--cpuid', '--machine', 'pc-q35-10.0'],
    ['--from', '7.2', '--to', '10.0', '--guests', host('B3-milan-topoext.xml')],
  ],
  drift: [['--qemu', '10.0', '--libvirt', '11.3']],
  explain: [
    ['EPYC-Genoa', '--host', GENOA],
    ['EPYC-Genoa', 'vnmi', '--host', GENOA, '--libvirt', '11.3'],
    ['host', '--host', CPUINFO],
    ['EPYC-v2', '--from', MILAN, '--to', ROME],
    ['--message', host('D6-qemu-warnings.txt')],
    ['--message', host('D6-qemu-warnings.txt'), '--host', MILAN],
  ],
  export: [['expansions', '--qemu', '5.2', '--out', join(folder, 'expansions.json')]],
  fit: [[MILAN], [CPUINFO]],
  follow: [['libvirt', join(TREE, 'src/cpu_map'), '--release', '99.9', '--dry-run']],
  freeze: [['--check']],
  gen: [['inputs', '--check']],
  host: [[CPUINFO], [host('D4-instlatx64-style-dump.txt')], [MILAN], [host('hosts/Cooperlake.json')]],
  impact: [['--base', 'HEAD']],
  import: [['libvirt', join(TREE, 'src/cpu_map'), '--release', '11.3']],
  level: [['qemu64'], [MILAN]],
  lint: [[LINTED]],
  list: [['models'], ['machines'], ['features'], ['releases']],
  new: [['version', 'EPYC-Rome', '--set', 'xsaves=on', '--about', 'With it.', '--dry-run']],
  pin: [['EPYC-Rome', '--machine', 'pc-q35-7.2'], [GUEST]],
  probe: [['--replay', join(CASES, 'hosts/Cooperlake.json')]],
  resolve: [
    ['EPYC', '--qemu', '10.0', '--machine', 'pc-q35-7.2'],
    ['EPYC', '--all'],
  ],
  show: [['EPYC-Rome'], ['EPYC-Rome', '--as', 'c']],
  validate: [[]],
};

const WITH_QEMU: Readonly<Record<string, readonly string[]>> = {
  record: ['--binary', BINARY, '--out', join(folder, 'recorded.json'), '--machine', 'pc', '--random', '1'],
  verify: ['--binary', BINARY, '--machine', 'pc'],
};

const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTuples: false, allErrors: false });

function schemaOf(command: string): ValidateFunction {
  const id = `${command}.schema.json`;
  return ajv.getSchema(id) ?? ajv.compile({ ...JSON.parse(readFileSync(join(SCHEMAS, id), 'utf8')), $id: id });
}

function answer(command: string, args: readonly string[]): unknown {
  const { stdout, stderr, status } = spawnSync(process.execPath, [COMMAND, command, ...args, '--json'], {
    cwd: WORKSPACE,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect(status, stderr).toBeLessThan(2);
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout);
}

function errorsOf(command: string, value: unknown): unknown {
  const check = schemaOf(command);
  return check(value) ? [] : check.errors;
}

beforeAll(async () => {
  const files = generateLibvirt(libvirtRelease(await loadSource(join(WORKSPACE, 'schemas')), '11.3'));
  for (const { path, text } of files) {
    const at = join(TREE, 'src', path);
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, text);
  }
  writeFileSync(join(TREE, 'meson.build'), "project(\n  'libvirt', 'c',\n  version: '11.3.0',\n)\n");
  writeFileSync(join(TREE, 'src/cpu_map/meson.build'), "cpumap_data = [\n  'index.xml',\n]\n");
  writeFileSync(
    GUEST,
    '<domain type="kvm"><os><type arch="x86_64" machine="pc-q35-10.0">hvm</type></os><cpu mode="custom"><model>EPYC</model></cpu></domain>',
  );
  writeFileSync(LINTED, 'qemu-system-x86_64 -cpu Haswel,+spec_ctrl\n');
  mkdirSync(join(BAD, 'x86/models'), { recursive: true });
  writeFileSync(join(BAD, 'x86/models/Bad.yaml'), 'name: Other\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

it('every command that answers in JSON has a schema, and is asked here', { timeout: 120_000 }, async () => {
  const commands = (await createProgram()).commands.map((command) => command.name());
  const answering = commands.filter((name) => name !== 'help' && !WITHOUT.includes(name)).sort();
  const schemas = readdirSync(SCHEMAS).map((name) => name.replace('.schema.json', ''));
  expect(schemas.filter((name) => name !== PROBLEMS).sort()).toEqual(answering);
  expect([...Object.keys(ASKED), ...Object.keys(WITH_QEMU), ...TOO_LONG].sort()).toEqual(answering);
});

const asked = Object.entries(ASKED).flatMap(([command, all]) => all.map((args) => [command, args] as const));

describe('answers are as their schema says', { timeout: 300_000 }, async () => {
  it.each(asked)('%s %j', (command, args) => {
    expect(errorsOf(command, answer(command, args))).toEqual([]);
  });

  it.skipIf(!(await isInstalled(BINARY))).each(Object.entries(WITH_QEMU))('%s %j', (command, args) => {
    expect(errorsOf(command, answer(command, args))).toEqual([]);
  });

  it('what is wrong with the source', () => {
    const found = answer('validate', ['--overlay', BAD]);
    expect(found).toMatchObject({ problems: expect.arrayContaining([expect.anything()]) as unknown });
    expect(errorsOf(PROBLEMS, found)).toEqual([]);
  });
});

/** The same with what no answer may have, and without something that each must have. */
function spoilt(value: unknown): unknown[] {
  if (Array.isArray(value))
    return value.length === 0 ? [[{}]] : [[...value, {}], ...spoilt(value[0]).map((one) => [one])];
  if (typeof value !== 'object' || value === null) return [];
  const [first = ''] = Object.keys(value);
  return [
    { ...value, unheardOf: 1 },
    { ...value, [first]: { unheardOf: 1 } },
  ];
}

it.each([
  ['list', ['models']],
  ['level', ['qemu64']],
  ['explain', ['EPYC-Genoa', '--host', GENOA]],
  ['baseline', [MILAN, ROME]],
  ['cpuid', ['EPYC-Genoa']],
] as const)('a wrong answer of %s fails', { timeout: 120_000 }, (command, args) => {
  const wrong = spoilt(answer(command, args));
  expect(wrong.length).toBeGreaterThan(1);
  for (const one of wrong) expect(errorsOf(command, one)).not.toEqual([]);
});
