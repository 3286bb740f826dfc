import type { Register, WordSource } from '../qemu/release.js';
import { type ExplainHost, rowOf } from './host.js';

/** Null where nothing says what the register holds. */
export function readSource(host: ExplainHost['host'], source: WordSource): bigint | null {
  if (source.kind === 'msr') return readMsr(host, source.index);
  const row = rowOf(host, source.eax, source.ecx ?? 0);
  if (row !== undefined) return BigInt((valueIn(row, source.register) ?? 0) >>> 0);
  if ('unreadable' in host.cpuid) return null;
  return host.cpuid.partial === true && !isBeyond(host, source.eax, source.ecx ?? 0) ? null : 0n;
}

function valueIn(row: ReturnType<typeof rowOf>, register: Register): number | undefined {
  return row?.[2 + ['eax', 'ebx', 'ecx', 'edx'].indexOf(register)];
}

/** Leaves of which subleaf 0 says in EAX which subleaf is the last (Intel SDM volume 2, CPUID). */
const COUNTED: readonly number[] = [0x7, 0x14, 0x17, 0x18, 0x1d, 0x20, 0x24];

/** Whether the CPU says itself that it has no such leaf or subleaf. */
function isBeyond(host: ExplainHost['host'], leaf: number, subleaf: number): boolean {
  const last = rowOf(host, leaf >= 0x8000_0000 ? 0x8000_0000 : 0)?.[2];
  if (last !== undefined && leaf > last >>> 0) return true;
  const lastSubleaf = COUNTED.includes(leaf) && subleaf > 0 ? rowOf(host, leaf)?.[2] : undefined;
  return lastSubleaf !== undefined && subleaf > lastSubleaf >>> 0;
}

/** The CPUID bit that says whether there is the MSR. */
export const EXISTS: Readonly<Record<number, readonly [leaf: number, register: Register, bit: number]>> = {
  // IA32_ARCH_CAPABILITIES, IA32_CORE_CAPABILITIES, IA32_PERF_CAPABILITIES (PDCM).
  266: [7, 'edx', 29],
  207: [7, 'edx', 30],
  837: [1, 'ecx', 15],
};

function readMsr(host: ExplainHost['host'], index: number): bigint | null {
  const value = 'unreadable' in host.msrs ? undefined : host.msrs.values[`0x${index.toString(16)}`];
  // VMX capability MSRs hold pairs of allowed settings, which QEMU's words are made from.
  if (value !== undefined && !(index >= 0x480 && index <= 0x493)) return BigInt(value);
  const exists = EXISTS[index];
  if (exists === undefined) return null;
  const [leaf, register, bit] = exists;
  const present = valueIn(rowOf(host, leaf), register);
  return present !== undefined && ((present >>> bit) & 1) === 0 ? 0n : null;
}
