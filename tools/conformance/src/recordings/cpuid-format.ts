import { readPacked } from './format.js';

/** Machine type -> model -> key of raw. */
type Keys = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** CPUID as guests of a real QEMU read it under TCG right after reset. */
export interface CpuidRecording {
  readonly qemu: string;
  /** Leaves that were read, with the number of their subleaves. */
  readonly table: readonly (readonly [leaf: number, subleaves: number])[];
  /** Guests with one CPU. */
  readonly machines: Keys;
  /** What the first CPU of guests with several reads: topology (`dies=2,cores=3`) -> the same. */
  readonly topologies?: Readonly<Record<string, Keys>>;
  /** In base64, 16 bytes per subleaf in the order of the table: EAX, EBX, ECX, EDX, each little-endian. */
  readonly raw: readonly string[];
}

export function readCpuidRecording(path: string): CpuidRecording {
  return readPacked<CpuidRecording>(path);
}
