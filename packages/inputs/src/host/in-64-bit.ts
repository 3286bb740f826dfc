import type { CpuidRow } from './part.js';

/**
 * Intel CPUs show SYSCALL (8000_0001 EDX bit 11) to 64-bit code only, so that 32-bit tools do not see it; all that have
 * long mode (bit 29) have it. Source: Intel SDM volume 2, CPUID.
 */
export function asIn64Bit(rows: readonly CpuidRow[]): CpuidRow[] {
  const isIntel = rows.some(([leaf, , , ebx]) => leaf === 0 && ebx === GENU);
  return rows.map((row): CpuidRow => {
    const [leaf, subleaf, eax, ebx, ecx, edx] = row;
    const hidden = isIntel && leaf === 0x8000_0001 && ((edx >>> 29) & 1) === 1;
    return hidden ? [leaf, subleaf, eax, ebx, ecx, (edx | (1 << 11)) >>> 0] : row;
  });
}

/** EBX of leaf 0, by which Intel's CPUs differ from all others. */
const GENU = 0x756e_6547;
