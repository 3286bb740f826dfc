import { readPacked } from './format.js';

/** CPUID as guests of a real QEMU read it under TCG right after reset. */
export interface CpuidRecording {
  readonly qemu: string;
  /** Leaves that were read, with the number of their subleaves. */
  readonly table: readonly (readonly [leaf: number, subleaves: number])[];
  /** Machine type -> model -> key of raw. */
  readonly machines: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** In base64, 16 bytes per subleaf in the order of the table: EAX, EBX, ECX, EDX, each little-endian. */
  readonly raw: readonly string[];
}

export function readCpuidRecording(path: string): CpuidRecording {
  return readPacked<CpuidRecording>(path);
}
