import { CpuModelError } from '../errors.js';
import type { X86Cpus } from '../libvirt/compiled.js';
import { loadMap } from '../libvirt/load.js';
import type { CpuMap } from '../libvirt/map.js';
import { type CompiledRelease, compile } from '../qemu/compile.js';
import { machineRelease } from '../qemu/machines.js';
import { findMachine } from '../qemu/names.js';
import type { ResolveOptions } from '../qemu/options.js';
import type { QemuRelease } from '../qemu/release.js';
import { compareReleases } from '../releases.js';
import type { FeatureSpelling } from '../vocabulary.js';
import { askedMachine, type ExplainHost, hostVendor, qemuVersion } from './host.js';

/** What every question is asked against. */
export interface SceneOptions {
  readonly host: ExplainHost;
  /** What QEMU's models mean; see {@link nearestRelease}. */
  readonly qemu: QemuRelease;
  /** A name or alias; the newest q35 that the host was asked about unless given. */
  readonly machine?: string | undefined;
  readonly libvirt?: CpuMap | undefined;
  /** Spellings of all features: FEATURES of the generated data. */
  readonly features: readonly FeatureSpelling[];
}

/** The options, looked up. */
export interface Scene {
  readonly host: ExplainHost;
  readonly qemu: QemuRelease;
  readonly compiled: CompiledRelease;
  /** As the release calls it. */
  readonly machine: string;
  /** The machine type whose answers are used: the same if the host was asked about it, else another; null without any. */
  readonly asked: string | null;
  readonly vendor: string | null;
  readonly libvirt: X86Cpus | null;
  readonly features: readonly FeatureSpelling[];
  /** What is not known for lack of evidence, in sentences. */
  readonly gaps: readonly string[];
}

/**
 * Looks up machine type and release.
 * @throws CpuModelError for an unknown machine type
 */
export function makeScene(options: SceneOptions): Scene {
  const { host, qemu, features } = options;
  const compiled = compile(qemu);
  const machine = findMachine(compiled, options.machine ?? defaultMachine(host, compiled), []).name;
  const asked = askedMachine(host, machine) ?? standIn(host);
  return {
    host,
    qemu,
    compiled,
    machine,
    asked,
    vendor: hostVendor(host),
    libvirt: options.libvirt === undefined ? null : loadMap(options.libvirt),
    features,
    gaps: gapsOf(host, qemu, machine, asked),
  };
}

/** The release to explain a QEMU with: its own, else the newest older one, else the oldest there is. */
export function nearestRelease(releases: readonly QemuRelease[], version: string): QemuRelease {
  const sorted = [...releases].sort((a, b) => compareReleases(a.release, b.release));
  const [oldest] = sorted;
  if (oldest === undefined) throw new CpuModelError('refused', version, 'no QEMU release to explain with was given');
  return sorted.filter(({ release }) => compareReleases(release, version) <= 0).at(-1) ?? oldest;
}

/** How the scene's models are resolved, the model apart. */
export function resolveOptions({ host, machine, vendor }: Scene): Omit<ResolveOptions, 'model'> {
  // A vendor that is not known changes no feature of a named model.
  return {
    machine,
    accelerator: host.accel,
    ...(host.accel === 'kvm' ? { hostVendor: vendor ?? 'GenuineIntel' } : {}),
  };
}

function defaultMachine(host: ExplainHost, { machines }: CompiledRelease): string {
  const known = Object.keys(host.definitions).filter((name) => machines.has(name));
  const newest = (prefix: string) =>
    known
      .filter((name) => name.startsWith(prefix))
      .sort((a, b) => compareReleases(b.slice(prefix.length), a.slice(prefix.length)))[0];
  return newest('pc-q35-') ?? newest('pc-i440fx-') ?? 'q35';
}

/** What the host can give hardly depends on the machine type; the newest that was asked about comes nearest. */
function standIn({ definitions }: ExplainHost): string | null {
  const known = Object.keys(definitions).filter((name) => name !== 'none');
  const release = (name: string) => machineRelease(name) ?? '0';
  return known.sort((a, b) => compareReleases(release(b), release(a)))[0] ?? ('none' in definitions ? 'none' : null);
}

function gapsOf(host: ExplainHost, qemu: QemuRelease, machine: string, asked: string | null): string[] {
  const version = qemuVersion(host);
  const same = version === qemu.release || version.startsWith(`${qemu.release}.`);
  return [
    ...(same ? [] : [`the host runs QEMU ${version}; models are explained as QEMU ${qemu.release} has them`]),
    ...(asked === machine
      ? []
      : [`the host was not asked about ${machine}${asked === null ? '' : `; its answers about ${asked} stand in`}`]),
    ...(host.withoutKvm === null ? [] : [`what KVM offers is not known: ${host.withoutKvm}`]),
    ...('unreadable' in host.host.cpuid
      ? [`the CPUID of the host could not be read (${host.host.cpuid.unreadable}); /proc/cpuinfo stands in`]
      : []),
  ];
}
