import { CpuModelError } from '../errors.js';
import type { X86Cpus } from '../libvirt/compiled.js';
import { loadMap } from '../libvirt/load.js';
import type { CpuMap } from '../libvirt/map.js';
import { type CompiledRelease, compile } from '../qemu/compile.js';
import { ASSUMED_FAMILY, ASSUMED_GUEST, MACHINE_FAMILIES, machineFamily, versionsOf } from '../qemu/families.js';
import { machineRelease } from '../qemu/machines.js';
import { findMachine, namesOf } from '../qemu/names.js';
import type { ResolveOptions } from '../qemu/options.js';
import type { QemuRelease } from '../qemu/release.js';
import { compareReleases } from '../releases.js';
import type { FeatureSpelling } from '../vocabulary.js';
import { withMachine } from './distribution-machine.js';
import { askedMachine, cpuinfoLine, type ExplainHost, hostVendor, qemuVersion } from './host.js';
import { standInMachine } from './machine-names.js';
import { releasesByNearness } from './nearness.js';
import { readSource } from './registers.js';

/** What every question is asked against. */
export interface SceneOptions {
  readonly host: ExplainHost;
  /**
   * What QEMU's models mean: every release that is known, of which the one nearest to the host's that has model and
   * machine type is taken (see {@link releasesByNearness}); or one release, to have the answer by that one.
   */
  readonly qemu: QemuRelease | readonly QemuRelease[];
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
  /** As the host calls it. */
  readonly machine: string;
  /** The machine type whose table is used: the same unless no known release has it. */
  readonly table: string;
  /** The machine type whose answers are used: the same if the host was asked about it, else another; null without any. */
  readonly asked: string | null;
  readonly vendor: string | null;
  readonly libvirt: X86Cpus | null;
  readonly features: readonly FeatureSpelling[];
  /** Every known release, nearest first. */
  readonly releases: readonly QemuRelease[];
  /** What is not known for lack of evidence, in sentences. */
  readonly gaps: readonly string[];
}

/**
 * Looks up machine type and release.
 * @param model the model that the release has to have, if any release does
 * @throws CpuModelError for an unknown machine type
 */
export function makeScene(options: SceneOptions, model?: string): Scene {
  const { host, features } = options;
  const given: readonly QemuRelease[] = Array.isArray(options.qemu) ? options.qemu : [options.qemu];
  const nearest = releasesByNearness(given, qemuVersion(host));
  const machine = machineName(host, options.machine ?? defaultMachine(host, nearest));
  const releases = nearest.map((release) => withMachine(release, machine));
  const { qemu, table } = choose(releases, machine, host, model);
  const compiled = compile(qemu);
  // An alias is what the host says it is, else what the release says.
  const name = table === machine ? (compiled.machines.get(machine)?.name ?? machine) : machine;
  const asked = askedMachine(host, name) ?? standIn(host);
  const scene = { host, qemu, compiled, machine: name, asked, releases, features };
  return {
    ...scene,
    table: compiled.machines.get(table)?.name ?? table,
    vendor: hostVendor(host),
    libvirt: options.libvirt === undefined ? null : loadMap(options.libvirt),
    gaps: gapsOf(scene, table),
  };
}

/** The nearest release with model and machine type, else with the model alone and a machine type to stand in. */
function choose(
  releases: readonly QemuRelease[],
  machine: string,
  host: ExplainHost,
  model?: string,
): { qemu: QemuRelease; table: string } {
  const [nearest] = releases;
  if (nearest === undefined)
    throw new CpuModelError('refused', qemuVersion(host), 'no QEMU release to explain with was given');
  const withModel = releases.filter((release) => model === undefined || compile(release).models.has(model));
  const both = withModel.find((release) => compile(release).machines.has(machine));
  if (both !== undefined) return { qemu: both, table: machine };
  const qemu = withModel[0] ?? nearest;
  const table = compile(qemu).machines.has(machine) ? machine : standInMachine(qemu, machine);
  // What the host lists exists, whether or not a table knows it.
  const listed = host.machines.some(({ name, alias }) => name === machine || alias === machine);
  if (table !== null && (listed || machine in host.definitions)) return { qemu, table };
  const others = releases.filter((release) => release !== qemu).map(namesOf);
  const inOrder = others.sort((a, b) => compareReleases(a.release, b.release));
  return { qemu, table: findMachine(compile(qemu), machine, inOrder).name };
}

/** How the scene's models are resolved, the model apart. */
export function resolveOptions({ host, table, vendor }: Scene): Omit<ResolveOptions, 'model'> {
  // A vendor that is not known changes no feature of a named model.
  return {
    machine: table,
    accelerator: host.accel,
    ...(host.accel === 'kvm' ? { hostVendor: vendor ?? 'GenuineIntel' } : {}),
  };
}

/** By the host's own word for an alias such as `q35`. */
function machineName(host: ExplainHost, machine: string): string {
  return host.machines.find(({ alias }) => alias === machine)?.name ?? machine;
}

function defaultMachine(host: ExplainHost, releases: readonly QemuRelease[]): string {
  const known = Object.keys(host.definitions);
  const families = MACHINE_FAMILIES.filter(({ versioned }) => versioned).map(({ family }) => family);
  const [newest] = families
    .sort((a, b) => Number(b === ASSUMED_FAMILY) - Number(a === ASSUMED_FAMILY))
    .flatMap((family) =>
      versionsOf(family, known)
        .slice(-1)
        .map((version) => `${family}-${version}`),
    );
  const any = known.find(
    (name) => machineFamily(name) !== null || releases.some((one) => compile(one).machines.has(name)),
  );
  return newest ?? any ?? ASSUMED_GUEST.machine;
}

/** What the host can give hardly depends on the machine type; the newest that was asked about comes nearest. */
function standIn({ definitions, expansions }: ExplainHost): string | null {
  const all = [...Object.keys(definitions), ...Object.keys(expansions)];
  const known = all.filter((name) => name !== 'none');
  const release = (name: string) => machineRelease(name) ?? '0';
  return known.sort((a, b) => compareReleases(release(b), release(a)))[0] ?? (all.includes('none') ? 'none' : null);
}

function gapsOf(
  { host, qemu, machine, asked }: Pick<Scene, 'host' | 'qemu' | 'machine' | 'asked'>,
  table: string,
): string[] {
  const version = qemuVersion(host);
  const same = version === qemu.release || version.startsWith(`${qemu.release}.`);
  const { cpuid } = host.host;
  return [
    ...(same ? [] : [`the host runs ${versionText(version)}; models are explained as QEMU ${qemu.release} has them`]),
    ...(table === machine || machine === qemu.machines.find(({ alias }) => alias === table)?.name
      ? []
      : [`no known QEMU has the machine type ${machine}; it is explained as ${table}`]),
    ...(asked === machine
      ? []
      : asked === null
        ? ["QEMU's answers: nobody asked QEMU on this host, so what it gives is judged by the CPU"]
        : [`the host was not asked about ${machine}; its answers about ${asked} stand in`]),
    ...(host.withoutKvm === null ? [] : [`what KVM offers is not known: ${host.withoutKvm}`]),
    ...('unreadable' in cpuid
      ? [
          `the CPUID of the host could not be read (${cpuid.unreadable})${cpuinfoLine(host.host, 'flags') === undefined ? '' : '; /proc/cpuinfo stands in'}`,
        ]
      : missingLeaves(host, qemu)),
  ];
}

/** Leaves with features of which nothing says what they hold. */
function missingLeaves({ host }: ExplainHost, { words }: QemuRelease): string[] {
  const missing = words.flatMap(({ source }) =>
    source.kind === 'cpuid' && readSource(host, source) === null
      ? [`${source.eax.toString(16)}${source.ecx === null ? '' : `.${source.ecx}`}`]
      : [],
  );
  if (missing.length === 0) return [];
  return [`what the dump of CPUID does not show: leaves ${[...new Set(missing)].join(', ')}`];
}

function versionText(version: string): string {
  return version === 'unknown' ? 'a QEMU of unknown version' : `QEMU ${version}`;
}
