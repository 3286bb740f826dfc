import { FEATURES, LIBVIRT_RELEASES, QEMU_RELEASES } from '../../generated/index.js';
import { compile } from '../../qemu/compile.js';
import { definitions } from '../../qemu/definitions.js';
import type { QemuRelease } from '../../qemu/release.js';
import { resolve } from '../../qemu/resolve.js';
import type { ExplainHost, HostDefinition } from '../host.js';
import { meaningOf } from '../spelling.js';
import { featureNames, featuresOn } from '../words.js';

export const features = FEATURES;
function released<R extends { readonly release: string }>(releases: readonly R[], release: string): R {
  const found = releases.find((one) => one.release === release);
  if (found === undefined) throw new Error(`there is no release ${release}`);
  return found;
}
export const qemu72 = released(QEMU_RELEASES as readonly QemuRelease[], '7.2');
export const qemu100 = released(QEMU_RELEASES as readonly QemuRelease[], '10.0');
export const libvirt90 = released(LIBVIRT_RELEASES, '9.0');
export const libvirt113 = released(LIBVIRT_RELEASES, '11.3');

/** A host in the words of a test: what its CPU is, what KVM offers of it, and what else is known. */
export interface HostFacts {
  readonly qemu?: QemuRelease;
  /** The version that QEMU says; the release's own unless given. */
  readonly version?: readonly [number, number, number];
  readonly accel?: 'kvm' | 'tcg';
  readonly machines?: readonly string[];
  readonly vendor?: 'AuthenticAMD' | 'GenuineIntel';
  readonly family?: number;
  readonly model?: number;
  /** The CPU is that of this model of QEMU's ... */
  readonly like: string;
  /** ... with these features besides, and without those; QEMU's names. */
  readonly plus?: readonly string[];
  readonly minus?: readonly string[];
  /** Features that the CPU has and KVM does not offer, and those that KVM offers without the CPU. */
  readonly withheld?: readonly string[];
  readonly emulated?: readonly string[];
  readonly modules?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly kernel?: string;
  readonly cpuinfo?: Readonly<Record<string, string>>;
  readonly cpuid?: readonly (readonly [number, number, number, number, number, number])[];
}

/** What KVM offers on any CPU (features that QEMU's own fixups and KVM's emulation bring). */
const ALWAYS = ['x2apic', 'tsc-deadline', 'tsc-adjust', 'hypervisor', 'arat', 'mtrr', 'pat', 'mce', 'mca', 'topoext'];
const PARAVIRTUAL = [
  'kvmclock',
  'kvm-nopiodelay',
  'kvm-asyncpf',
  'kvm-steal-time',
  'kvm-pv-eoi',
  'kvmclock-stable-bit',
  'kvm-pv-unhalt',
  'kvm-asyncpf-int',
  'kvm-msi-ext-dest-id',
];
/** What KVM gives no guest. */
const NEVER = new Set([
  'monitor',
  'acpi',
  'ds',
  'dtes64',
  'est',
  'tm',
  'tm2',
  'xtpr',
  'smx',
  'ds-cpl',
  'pbe',
  'cid',
  'dca',
]);

/** Answers as QEMU would give them on such a host. */
export function hostOf(facts: HostFacts): ExplainHost {
  const { qemu = qemu100, accel = 'kvm', vendor = 'AuthenticAMD' } = facts;
  const has = cpuFeatures(facts, qemu);
  const offered = new Set([
    ...ALWAYS,
    ...PARAVIRTUAL,
    ...has.filter((name) => !NEVER.has(name)),
    ...(facts.emulated ?? []),
  ]);
  for (const name of facts.withheld ?? []) offered.delete(name);
  const machines = facts.machines ?? [`pc-q35-${qemu.release}`];
  const [major = 0, minor = 0, micro = 0] = facts.version ?? qemu.release.split('.').map(Number);
  const entries = machines.map((machine) => [machine, answersOf(qemu, machine, accel, vendor, offered)] as const);
  return {
    version: { qemu: { major, minor, micro } },
    accel,
    withoutKvm: null,
    machines: machines.map((name) => ({ name, ...(name === `pc-q35-${qemu.release}` ? { alias: 'q35' } : {}) })),
    definitions: Object.fromEntries(machines.map((name) => [name, name])),
    defs: Object.fromEntries(entries),
    expansions: Object.fromEntries(machines.map((name) => [name, { host: 'host', max: 'host' }])),
    unmigratable: Object.fromEntries(machines.map((name) => [name, { host: 'all', max: 'all' }])),
    props: { host: maximum(qemu, vendor, offered, true), all: maximum(qemu, vendor, offered, false) },
    host: {
      kernel: { release: facts.kernel ?? '6.12.0', arguments: [] },
      cpuinfo: { ...cpuinfoOf(facts, vendor, has), ...facts.cpuinfo },
      microcode: null,
      modules: facts.modules ?? {},
      cpuid: facts.cpuid === undefined ? { unreadable: 'not read' } : { rows: facts.cpuid },
      msrs: { unreadable: 'not read' },
    },
  };
}

function cpuFeatures({ like, plus = [], minus = [] }: HostFacts, qemu: QemuRelease): string[] {
  // Under KVM's defaults svm and the like are off; the CPU itself has them.
  const options = { machine: 'none', accelerator: 'tcg', model: like } as const;
  const own = featuresOn(resolve(qemu, options)).filter((name) => name !== 'hypervisor');
  return [...new Set([...own, 'vme', ...plus])].filter((name) => !minus.includes(name));
}

function answersOf(
  qemu: QemuRelease,
  machine: string,
  accelerator: 'kvm' | 'tcg',
  hostVendor: string,
  offered: ReadonlySet<string>,
): HostDefinition[] {
  const names = definitions(qemu, { machine, accelerator, hostVendor }).filter(
    ({ name }) => !['max', 'host', 'base'].includes(name),
  );
  return names.map(({ name, aliasOf }) => ({
    name,
    ...(aliasOf === null ? {} : { 'alias-of': aliasOf }),
    'unavailable-features': featuresOn(resolve(qemu, { machine, accelerator, model: name, hostVendor })).filter(
      (feature) => !offered.has(feature),
    ),
  }));
}

function maximum(qemu: QemuRelease, vendor: string, offered: ReadonlySet<string>, migratable: boolean) {
  const auto = new Set(
    qemu.words.flatMap((word) =>
      word.names.filter((_, bit) => ((word.noAutoEnable | (migratable ? word.unmigratable : 0n)) >> BigInt(bit)) & 1n),
    ),
  );
  const bits = featureNames(compile(qemu)).map((name) => [name, offered.has(name) && !auto.has(name)] as const);
  return { ...Object.fromEntries(bits), migratable, vendor, family: 6, model: 1, stepping: 1 };
}

function cpuinfoOf(facts: HostFacts, vendor: string, has: readonly string[]): Record<string, string> {
  const flags = has.map((name) => meaningOf(FEATURES, name)?.feature?.linux).filter((flag) => flag != null);
  return {
    vendor_id: vendor,
    'cpu family': String(facts.family ?? (vendor === 'AuthenticAMD' ? 25 : 6)),
    model: String(facts.model ?? 1),
    stepping: '1',
    flags: flags.join(' '),
  };
}
