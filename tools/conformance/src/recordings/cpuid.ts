import { type CpuidReader, cpuid, type GuestOptions, type QemuRelease, resolve } from '@cpu-models/runtime/qemu';
import type { CpuidRecording } from './cpuid-format.js';

export interface CpuidProof {
  readonly combinations: number;
  readonly registers: number;
  readonly differing: number;
  /** One line each: machine type, model, leaf, subleaf, register, recorded and predicted value. */
  readonly differences: readonly string[];
  readonly summary: string;
}

const REGISTERS = ['eax', 'ebx', 'ecx', 'edx'] as const;

/** Compares every register of every leaf with what guests of a real QEMU read. */
export function proveCpuid(release: QemuRelease, recording: CpuidRecording): CpuidProof {
  const differences: string[] = [];
  let combinations = 0;
  let registers = 0;
  for (const { machine, model, topology, key } of guestsOf(recording)) {
    const read = cpuid(resolve(release, { machine, model, accelerator: 'tcg' }), topologyOf(topology));
    const raw = Buffer.from(recording.raw[key] ?? '', 'base64');
    combinations++;
    registers += raw.length / 4;
    for (const difference of compare(read, recording.table, raw)) {
      differences.push(`${machine} ${model} ${topology} ${difference}`);
    }
  }
  const differing = differences.length;
  const summary =
    `QEMU ${release.release} tcg: ${combinations} guests, ` +
    `${registers - differing} of ${registers} CPUID registers predicted`;
  return { combinations, registers, differing, differences, summary };
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

function* compare(read: CpuidReader, table: CpuidRecording['table'], raw: Buffer): Generator<string> {
  let at = 0;
  for (const [leaf, subleaves] of table) {
    for (let subleaf = 0; subleaf < subleaves; subleaf++) {
      const predicted = read(leaf, subleaf);
      for (const register of REGISTERS) {
        const recorded = raw.readUInt32LE(at);
        at += 4;
        if (recorded === predicted[register]) continue;
        yield `${hex(leaf)}.${subleaf}.${register}: ${hex(recorded)}, predicted ${hex(predicted[register])}`;
      }
    }
  }
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
