import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTemporaryFolder } from '@cpu-models/emit';
import { canonicalJson, shortSha1 } from '../json/canonical.js';
import type { Json } from '../json/types.js';
import { inPool } from '../pool.js';
import { type QemuOptions, withQemu } from '../qemu/start.js';
import type { QemuVersion } from '../qmp/version.js';
import { askDefinitions, askMachines } from '../record/ask.js';
import { machinesToProbe, resolveMachines } from '../record/machines.js';
import type { RecordOptions } from '../record/record.js';
import { type BootAnswer, bootCpuid } from './boot.js';
import { cpuidRom } from './program.js';
import { answerBytes, CPUID_TABLE, type LeafCount } from './table.js';
import { fits, smpArgument, type Topology, topologyName } from './topology.js';
import { filteredFeatures } from './warnings.js';

type PerModel<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

/** CPUID as guests read it right after reset, each different answer once. */
export interface CpuidRecording {
  readonly accel: string;
  readonly version: QemuVersion;
  /** What was read, in this order. */
  readonly table: readonly LeafCount[];
  /** Machine type -> model -> key of raw. */
  readonly cpuid: PerModel<string>;
  /** The same for guests with several CPUs: topology (`dies=2,cores=3`) -> machine type -> model -> key of raw. */
  readonly topologies?: Readonly<Record<string, PerModel<string>>>;
  /** Key (of SHA-1) -> base64: EAX, EBX, ECX, EDX of every subleaf, little-endian. */
  readonly raw: Readonly<Record<string, string>>;
  /** Machine type -> model -> key of filtered_sets; models without warnings are absent. */
  readonly filtered: PerModel<string>;
  /** What the accelerator took away, in QEMU's words. */
  readonly filtered_sets: Readonly<Record<string, readonly string[]>>;
}

export interface RecordCpuidOptions extends Omit<RecordOptions, 'limits' | 'machines'> {
  /** Names or aliases; the newest pc-i440fx and pc-q35, and microvm, unless given. */
  readonly machines?: readonly string[] | undefined;
  /** All that the machine type `none` defines unless given; `host` only under KVM. */
  readonly models?: readonly string[] | undefined;
  /** CPUID_TABLE unless given. */
  readonly table?: readonly LeafCount[] | undefined;
  /** Booted besides one CPU; dies and modules on pc-* only. */
  readonly topologies?: readonly Topology[] | undefined;
  /** How long one boot may take; two minutes unless given, as other work may be going on. */
  readonly bootMs?: number | undefined;
}

/**
 * Boots a program of its own on every machine type and model, which reads CPUID and writes it out.
 *
 * @throws CpuidIncompleteError and every other ProbeError that a QEMU can cause
 */
export async function recordCpuid(options: RecordCpuidOptions): Promise<CpuidRecording> {
  const table = options.table ?? CPUID_TABLE;
  const { version, machines, models } = await askWhat(options);
  const boots = [{}, ...(options.topologies ?? [])].flatMap((topology) =>
    machines
      .filter((machine) => fits(topology, machine))
      .flatMap((machine) => models.map((model) => ({ machine, model, topology }))),
  );
  const answers = await inRomFolder(table, (rom) => bootAll(options, rom, table, boots));
  return { accel: options.accel, ...collect(answers), table, version };
}

/** A recording as text: canonical JSON, so that equal recordings are equal bytes. */
export function cpuidRecordingText(recording: CpuidRecording): string {
  return canonicalJson(recording as unknown as Json);
}

interface Boot {
  readonly machine: string;
  readonly model: string;
  readonly topology: Topology;
}

/** What to boot: QEMU itself says which machine types and models it has. */
function askWhat(options: RecordCpuidOptions) {
  const { binary, args, env, signal, accel } = options;
  const asked: QemuOptions = { binary, args, env, signal, accel };
  return withQemu(asked, async (qmp) => {
    const names = (await askDefinitions(qmp)).map(({ name }) => name);
    const possible = names.filter((name) => name !== 'host' || accel === 'kvm').sort();
    const all = await askMachines(qmp);
    const wanted = options.machines ?? [...machinesToProbe(all), 'microvm'];
    return { version: qmp.version, machines: resolveMachines(wanted, all), models: options.models ?? possible };
  });
}

/** The image exists only while `use` runs. */
async function inRomFolder<T>(table: readonly LeafCount[], use: (rom: string) => Promise<T>): Promise<T> {
  return inTemporaryFolder(async (folder) => {
    const rom = join(folder, 'cpuid.rom');
    await writeFile(rom, cpuidRom(table));
    return await use(rom);
  });
}

function bootAll(options: RecordCpuidOptions, rom: string, table: readonly LeafCount[], boots: readonly Boot[]) {
  let done = 0;
  const boot = async ({ machine, model, topology }: Boot, signal: AbortSignal) => {
    const { binary, accel, args, env, bootMs = 120_000 } = options;
    const bytes = answerBytes(table);
    const answer = await bootCpuid({
      binary,
      accel,
      machine,
      cpu: model,
      smp: smpArgument(topology),
      rom,
      bytes,
      timeoutMs: bootMs,
      args,
      env,
      signal,
    });
    options.onProgress?.({ done: ++done, total: boots.length, item: `${machine} ${model}` });
    return { machine, model, topology, answer };
  };
  return inPool(boots, options.workers ?? 2, boot, options.signal);
}

function collect(answers: readonly (Boot & { readonly answer: BootAnswer })[]) {
  const tables: Record<string, Record<string, Record<string, string>>> = { '': {} };
  const raw: Record<string, string> = {};
  const filtered: Record<string, Record<string, string>> = {};
  const filtered_sets: Record<string, readonly string[]> = {};
  for (const { machine, model, topology, answer } of answers) {
    const key = shortSha1(answer.raw, 16);
    raw[key] = Buffer.from(answer.raw).toString('base64');
    const name = topologyName(topology);
    const of = (tables[name] ??= {});
    of[machine] = { ...of[machine], [model]: key };
    if (name !== '') continue;
    const features = filteredFeatures(answer.stderr);
    if (features.length === 0) continue;
    const set = shortSha1(features.join('\n'), 10);
    filtered_sets[set] = features;
    filtered[machine] = { ...filtered[machine], [model]: set };
  }
  const { '': cpuid = {}, ...topologies } = tables;
  const several = Object.keys(topologies).length === 0 ? {} : { topologies };
  return { cpuid, ...several, raw, filtered, filtered_sets };
}
