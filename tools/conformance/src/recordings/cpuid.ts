import {
  type CpuidReader,
  cpuid,
  type GuestOptions,
  type QemuRelease,
  type ResolveOptions,
  resolve,
} from '@cpu-models/runtime/qemu';
import type { CpuidRecording } from './cpuid-format.js';
import { HOST_PLACES } from './host-places.js';
import { offeredHost } from './offered.js';

export interface CpuidProof {
  readonly combinations: number;
  /** Without those that are the host's. */
  readonly registers: number;
  /** How often a place was other than predicted where the host decides. */
  readonly ofHost: ReadonlyMap<string, number>;
  readonly differing: number;
  /** One line each: machine type, model, leaf, subleaf, register, recorded and predicted value. */
  readonly differences: readonly string[];
  readonly summary: string;
}

const REGISTERS = ['eax', 'ebx', 'ecx', 'edx'] as const;

/**
 * Compares every register of every leaf with what guests of a real QEMU read. Under KVM some are up to the host: they are
 * counted by themselves.
 */
export function proveCpuid(release: QemuRelease, recording: CpuidRecording): CpuidProof {
  const differences: string[] = [];
  const ofHost = new Map<string, number>();
  let combinations = 0;
  let registers = 0;
  const waysOf = waysOn(release, recording);
  for (const { machine, model, topology, key } of guestsOf(recording)) {
    const read = cpuid(resolve(release, { machine, model, ...waysOf(machine) }), topologyOf(topology));
    const raw = Buffer.from(recording.raw[key] ?? '', 'base64');
    combinations++;
    registers += raw.length / 4;
    for (const { place, text } of compare(read, recording.table, raw)) {
      if (isOfHost(recording, place)) ofHost.set(place, (ofHost.get(place) ?? 0) + 1);
      else differences.push(`${machine} ${model} ${topology} ${text}`);
    }
  }
  const differing = differences.length;
  const left = [...ofHost.values()].reduce((sum, count) => sum + count, 0);
  return { combinations, registers: registers - left, ofHost, differing, differences, summary: summary() };

  function summary(): string {
    const predicted = `${registers - left - differing} of ${registers} CPUID registers predicted`;
    const host = left === 0 ? '' : `, ${left} in ${ofHost.size} places are the host's`;
    const died = Object.values(recording.aborted ?? {}).flatMap(Object.values).flatMap(Object.keys);
    const aborted = died.length === 0 ? '' : `, ${died.length} guests did not start there`;
    const accelerator = recording.offers === undefined ? 'tcg' : 'kvm';
    return `QEMU ${release.release} ${accelerator}: ${combinations} guests, ${predicted}${host}${aborted}`;
  }
}

/** The accelerator and the host by machine type. */
function waysOn(release: QemuRelease, recording: CpuidRecording) {
  const known = new Map<string, Pick<ResolveOptions, 'accelerator' | 'host'>>();
  return (machine: string) => {
    if (recording.offers === undefined) return { accelerator: 'tcg' } as const;
    const way = known.get(machine) ?? { accelerator: 'kvm', host: offeredHost(release, recording, machine) };
    known.set(machine, way);
    return { ...way, hostVendor: way.host?.vendor ?? '' };
  };
}

function isOfHost({ offers }: CpuidRecording, place: string): boolean {
  return offers !== undefined && HOST_PLACES.has(place);
}

function* guestsOf({ machines, topologies = {} }: CpuidRecording) {
  for (const [topology, keys] of [['', machines], ...Object.entries(topologies)] as const) {
    for (const [machine, models] of Object.entries(keys)) {
      for (const [model, key] of Object.entries(models)) yield { topology, machine, model, key };
    }
  }
}

/** `dies=2,cores=3` */
function topologyOf(name: string): GuestOptions {
  const counts = name.split(',').filter((part) => part !== '');
  return Object.fromEntries(counts.map((part) => part.split('=')).map(([level, count]) => [level, Number(count)]));
}

function* compare(read: CpuidReader, table: CpuidRecording['table'], raw: Buffer) {
  let at = 0;
  for (const [leaf, subleaves] of table) {
    for (let subleaf = 0; subleaf < subleaves; subleaf++) {
      const predicted = read(leaf, subleaf);
      for (const register of REGISTERS) {
        const recorded = raw.readUInt32LE(at);
        at += 4;
        if (recorded === predicted[register]) continue;
        const place = `${hex(leaf)}.${subleaf}.${register}`;
        yield { place, text: `${place}: ${hex(recorded)}, predicted ${hex(predicted[register])}` };
      }
    }
  }
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
