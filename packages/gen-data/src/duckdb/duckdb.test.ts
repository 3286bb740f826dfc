import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findWorkspace, viewOf } from '@cpu-models/outputs';
import {
  type CpuMap,
  type ExplainHost,
  fleetBaseline,
  type QemuRelease,
  resolve,
  vendorOfFlags,
} from '@cpu-models/runtime';
import { FEATURES, LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import { featuresOn } from '@cpu-models/runtime/qemu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDuckdb } from './generate.js';

const duckdb = await import('@duckdb/node-api').catch((error: Error) => {
  console.warn(`SKIPPED: the macros for DuckDB, which is not installed here (${error.message})`);
  return null;
});
type Connection = Awaited<
  ReturnType<Awaited<ReturnType<typeof import('@duckdb/node-api')['DuckDBInstance']['create']>>['connect']>
>;

interface Host {
  /** Null: only its flags tell. */
  readonly vendor: string | null;
  readonly family: number;
  readonly model: number;
  readonly flags: readonly string[];
  readonly vmx: readonly string[];
}

const qemu = QEMU_RELEASES as readonly QemuRelease[];
const libvirt = LIBVIRT_RELEASES.at(-1) as CpuMap;
const newest = qemu.at(-1) as QemuRelease;
const flagOf = new Map(FEATURES.map((feature) => [feature.qemu, feature.linux]));

/** The same numbers in every run (Park and Miller). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const SYNTHETIC = [
  'ibrs',
  'ibpb',
  'stibp',
  'ssbd',
  'vnmi',
  'ept',
  'vpid',
  'flexpriority',
  'ibrs_enhanced',
  'hypervisor',
];
const VMX = ['ept', 'vpid', 'vnmi', 'flexpriority', 'tsc_scaling', 'unrestricted_guest', 'ept_ad'];

/** A host with the flags of a model and others, some of all left out. */
function hostOf(random: () => number, names: readonly string[], [vendor, family]: readonly [string, number]): Host {
  const name = names[Math.floor(random() * names.length)] ?? '';
  const cpu = resolve(newest, { machine: 'q35', model: name, accelerator: 'kvm', hostVendor: vendor });
  const own = featuresOn(cpu).flatMap((feature) => flagOf.get(feature) ?? []);
  const others = [...flagOf.values()].filter((flag): flag is string => flag !== null && random() < 0.05);
  const flags = [...own, ...others, ...SYNTHETIC.filter(() => random() < 0.5)].filter(() => random() < 0.97);
  return {
    vendor,
    family,
    model: [63, 85, 94, 1, 49][Math.floor(random() * 5)] ?? 0,
    flags: [...new Set(flags)],
    vmx: vendor === 'GenuineIntel' ? VMX.filter(() => random() < 0.7) : [],
  };
}

function cpuinfo({ vendor, family, model, flags, vmx }: Host): Record<string, string> {
  return {
    ...(vendor === null ? {} : { vendor_id: vendor }),
    'cpu family': `${family}`,
    model: `${model}`,
    stepping: '2',
    flags: flags.join(' '),
    ...(vmx.length === 0 ? {} : { 'vmx flags': vmx.join(' ') }),
  };
}

const ofCommand = (hosts: readonly Host[]) => {
  const unknown = { unreadable: 'not known' };
  const members = hosts.map((one, at) => ({
    name: `host-${at}`,
    host: {
      ...{ version: null, accel: 'kvm', withoutKvm: null, machines: [], definitions: {}, defs: {} },
      ...{ expansions: {}, unmigratable: {}, props: {} },
      host: {
        ...{ kernel: { release: '', arguments: [] }, microcode: null, modules: {}, cpuid: unknown, msrs: unknown },
        cpuinfo: cpuinfo({ ...one, vendor: one.vendor ?? vendorOfFlags(one.flags.join(' ')) }),
      },
    } satisfies ExplainHost,
  }));
  const { cpu, features, commandLine } = fleetBaseline({ members, qemu, libvirt, features: FEATURES });
  const of = (policy: string) => cpu.features.filter((one) => one.policy === policy).map(({ name }) => name);
  return answer(cpu.model ?? '', of('require'), of('disable'), features, commandLine);
};

const answer = (
  model: string,
  require: readonly string[],
  disable: readonly string[],
  features: readonly string[],
  commandLine: string,
) => ({
  model,
  require: [...require].sort(),
  disable: [...disable].sort(),
  features: [...features].sort(),
  commandLine: commandLine.split(',').sort(),
});

describe.skipIf(duckdb === null)("a fleet's baseline in DuckDB is the command's", () => {
  let connection: Connection;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'duckdb-'));
    const source = await viewOf(findWorkspace()).source();
    const instance = await duckdb?.DuckDBInstance.create(':memory:');
    connection = (await instance?.connect()) as Connection;
    await connection.run(generateDuckdb(source, { features: FEATURES }));
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();

  async function ofMacro(hosts: readonly Host[]) {
    await connection.run('CREATE OR REPLACE TABLE fleet (cpuinfo VARCHAR)');
    const texts = hosts.map((host) =>
      Object.entries(cpuinfo(host))
        .map(([name, value]) => `${name}\t: ${value}\n`)
        .join(''),
    );
    await connection.run(`INSERT INTO fleet VALUES ${texts.map((one) => `('${one}')`).join(', ')}`);
    const file = join(folder, 'hosts.parquet');
    await connection.run(`COPY (FROM cpu_models.hosts('fleet')) TO '${file}' (FORMAT parquet)`);
    await connection.run(`CREATE OR REPLACE VIEW hosts AS FROM '${file}'`);
    const [row] = await rows("FROM cpu_models.baseline('hosts')");
    const list = (name: string) => row?.[name] as readonly string[];
    return answer(`${row?.['model']}`, list('require'), list('disable'), list('features'), `${row?.['command_line']}`);
  }

  it.each([
    ['GenuineIntel', 6, ['Haswell', 'Skylake-Server', 'Cascadelake-Server', 'SapphireRapids', 'Nehalem']],
    ['AuthenticAMD', 25, ['EPYC-Milan', 'EPYC-Genoa', 'EPYC-Rome', 'EPYC']],
    ['AuthenticAMD', 23, ['EPYC', 'EPYC-Rome', 'Opteron_G5']],
    ['HygonGenuine', 24, ['Dhyana', 'EPYC']],
  ] as const)(
    '%s, family %i: ten fleets from Parquet',
    async (vendor, family, names) => {
      const random = randomNumbers(family);
      for (let fleet = 0; fleet < 10; fleet++) {
        const hosts = Array.from({ length: 1 + fleet }, () => hostOf(random, names, [vendor, family]));
        expect(await ofMacro(hosts)).toEqual(ofCommand(hosts));
      }
    },
    120_000,
  );

  it('flags alone tell the vendor', async () => {
    const random = randomNumbers(11);
    for (const [vendor, family, name] of [
      ['GenuineIntel', 6, 'Skylake-Server'],
      ['AuthenticAMD', 23, 'EPYC'],
    ] as const)
      for (let fleet = 0; fleet < 10; fleet++) {
        const hosts = [1, 2].map(() => ({ ...hostOf(random, [name], [vendor, family]), vendor: null }));
        expect(await ofMacro(hosts)).toEqual(ofCommand(hosts));
      }
  }, 120_000);

  it('a flag less in a fact is noticed', async () => {
    const hosts = [hostOf(randomNumbers(7), ['EPYC-Milan'], ['AuthenticAMD', 25])].map((host) => ({
      ...host,
      flags: [...new Set([...host.flags, 'avx2'])],
    }));
    await connection.run("UPDATE cpu_models.feature SET flag = 'avx_2' WHERE qemu = 'avx2'");
    expect(await ofMacro(hosts)).not.toEqual(ofCommand(hosts));
    await connection.run("UPDATE cpu_models.feature SET flag = 'avx2' WHERE qemu = 'avx2'");
    expect(await ofMacro(hosts)).toEqual(ofCommand(hosts));
  });

  it('a fleet of two vendors has none', async () => {
    const random = randomNumbers(3);
    const hosts = [hostOf(random, ['EPYC'], ['AuthenticAMD', 23]), hostOf(random, ['Haswell'], ['GenuineIntel', 6])];
    await expect(ofMacro(hosts)).rejects.toThrow('several vendors');
    expect(() => ofCommand(hosts)).toThrow(expect.objectContaining({ message: expect.stringContaining('vendors') }));
  });
});
