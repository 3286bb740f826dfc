// SPDX-License-Identifier: MIT
// Generated from schemas/: edit that, then run `npx nx run gen`.

/**
 * What each level of the x86-64 ABI asks of a processor, in QEMU's names, each list beside those before it.
 *
 * Source: x86-64 psABI, section 3.1.1, table of micro-architecture levels.
 */
export const X86_LEVELS: readonly (readonly string[])[] = [
    ["lm", "cmov", "cx8", "fpu", "fxsr", "mmx", "syscall", "sse", "sse2"],
    ["cx16", "lahf-lm", "popcnt", "pni", "sse4.1", "sse4.2", "ssse3"],
    ["avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "abm", "movbe", "xsave"],
    ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"],
  ];
