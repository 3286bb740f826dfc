import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTemporaryFolder } from '@cpu-models/emit';
import { readHost } from '../host/host.js';
import { canonicalJson, shortSha1 } from '../json/canonical.js';
import type { Json } from '../json/types.js';
import { type QemuOptions, withQemu } from '../qemu/start.js';
import type { QemuVersion } from '../qmp/version.js';
import { askDefinitions, askMachines } from '../record/ask.js';
import { machinesToProbe, resolveMachines } from '../record/machines.js';
import { type Boot, type Booted, bootAll } from './guests.js';
import { askOffer, type Offer } from './offer.js';
import type { RecordCpuidOptions } from './options.js';
import { cpuidRom } from './program.js';
import { CPUID_TABLE, type LeafCount } from './table.js';
import { fits, topologyName } from './topology.js';
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
  /** Guests whose QEMU ended before they had read all: topology (empty for one CPU) -> machine type -> model -> why. */
  readonly aborted?: Readonly<Record<string, PerModel<string>>>;
  /** Under KVM, what the host offers: machine type -> answers. */
  readonly offers?: Readonly<Record<string, Offer>>;
  /** Under KVM, the width of the host's physical addresses in bits, if Linux tells it. */
  readonly physBits?: number;
}

/**
 * Boots a program of its own on every machine type and model, which reads CPUID and writes it out. A model whose QEMU
 * ends early is told of; the others go on.
 *
 * @throws CpuidIncompleteError if no guest reads CPUID, and every other ProbeError that a QEMU can cause
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
  return { accel: options.accel, ...collect(answers), ...(await askOffers(options, machines)), table, version };
}

/** What a host offers is a part of what its guests read. */
async function askOffers(options: RecordCpuidOptions, machines: readonly string[]) {
  if (options.accel !== 'kvm') return {};
  const offers: Record<string, Offer> = {};
  for (const machine of machines) offers[machine] = await askOffer(options, machine);
  const width = /(\d+) bits physical/.exec(readHost().cpuinfo['address sizes'] ?? '')?.[1];
  return { offers, ...(width === undefined ? {} : { physBits: Number(width) }) };
}

/** A recording as text: canonical JSON, so that equal recordings are equal bytes. */
export function cpuidRecordingText(recording: CpuidRecording): string {
  return canonicalJson(recording as unknown as Json);
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

function collect(guests: readonly Booted[]) {
  const cpuid = new TopologyTable();
  const aborted = new TopologyTable();
  const raw: Record<string, string> = {};
  const filtered: Record<string, Record<string, string>> = {};
  const filtered_sets: Record<string, readonly string[]> = {};
  for (const guest of guests) {
    const { machine, model, topology } = guest;
    if ('failure' in guest) {
      aborted.set(guest, guest.failure.message);
      continue;
    }
    const key = shortSha1(guest.answer.raw, 16);
    raw[key] = Buffer.from(guest.answer.raw).toString('base64');
    cpuid.set(guest, key);
    if (topologyName(topology) !== '') continue;
    const features = filteredFeatures(guest.answer.stderr);
    if (features.length === 0) continue;
    const set = shortSha1(features.join('\n'), 10);
    filtered_sets[set] = features;
    filtered[machine] = { ...filtered[machine], [model]: set };
  }
  const { '': one = {}, ...topologies } = cpuid.rows;
  return {
    cpuid: one,
    ...(Object.keys(topologies).length === 0 ? {} : { topologies }),
    raw,
    filtered,
    filtered_sets,
    ...(Object.keys(aborted.rows).length === 0 ? {} : { aborted: aborted.rows }),
  };
}

/** Topology -> machine type -> model -> a text. */
class TopologyTable {
  readonly rows: Record<string, Record<string, Record<string, string>>> = {};

  set({ topology, machine, model }: Boot, value: string): void {
    const of = (this.rows[topologyName(topology)] ??= {});
    of[machine] = { ...of[machine], [model]: value };
  }
}
