import { utf8 } from '../values.js';

/** What CPUID returns; unsigned 32-bit numbers. */
export interface Registers {
  readonly eax: number;
  readonly ebx: number;
  readonly ecx: number;
  readonly edx: number;
}

/** The answer to a leaf that is not there. */
export const ZERO: Registers = { eax: 0, ebx: 0, ecx: 0, edx: 0 };

/** Four registers as unsigned 32-bit numbers. */
export function registers(eax: number, ebx = 0, ecx = 0, edx = 0): Registers {
  return { eax: eax >>> 0, ebx: ebx >>> 0, ecx: ecx >>> 0, edx: edx >>> 0 };
}

/** Text as little-endian 32-bit words, filled up with zeros. */
export function textWords(text: string, count: number): number[] {
  const bytes = utf8(text);
  return Array.from({ length: count }, (_, word) =>
    [3, 2, 1, 0].reduce((sum, byte) => sum * 256 + (bytes[4 * word + byte] ?? 0), 0),
  );
}
