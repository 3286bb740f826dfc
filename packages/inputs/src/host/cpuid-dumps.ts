import { InputError } from '../known.js';
import type { CpuidRow, HostReader } from './part.js';

const WHOLE = ['what QEMU and KVM give of it: QEMU was not asked'];

/** `cpuid -r` of Todd Allen's program: leaf, subleaf and registers with their names; the first processor counts. */
export const cpuidRaw: HostReader = {
  kind: 'cpuid -r',
  matches: (text) => /^[ \t]*0x[0-9a-f]{8} 0x[0-9a-f]{2}: eax=0x/im.test(text),
  read: (text) => {
    const line =
      /^[ \t]*0x([0-9a-f]{8}) 0x([0-9a-f]{2}): eax=0x([0-9a-f]{8}) ebx=0x([0-9a-f]{8}) ecx=0x([0-9a-f]{8}) edx=0x([0-9a-f]{8})/gim;
    return { kind: 'cpuid -r', rows: firstCpu([...text.matchAll(line)].map(hexRow)), cannotSay: WHOLE };
  },
};

/** InstLatx64 and AIDA64: `CPUID 00000007: 00000000-219C91A9-00400004-00000000 [SL 00]`. */
export const instLat: HostReader = {
  kind: 'InstLatx64 dump',
  matches: (text) => /^[ \t]*CPUID [0-9a-f]{8}: [0-9a-f]{8}-/im.test(text),
  read: (text) => {
    const line =
      /^[ \t]*CPUID ([0-9a-f]{8}): ([0-9a-f]{8})-([0-9a-f]{8})-([0-9a-f]{8})-([0-9a-f]{8})(?:.*?\[SL ([0-9a-f]{2})\])?/gim;
    const rows = [...text.matchAll(line)].map(([, leaf, eax, ebx, ecx, edx, subleaf]): CpuidRow => {
      return hexNumbers([leaf, subleaf ?? '0', eax, ebx, ecx, edx]);
    });
    const msr =
      /^[ \t]*MSR 0*([0-9a-f]{1,8}): ([0-9a-f]{4,8})-([0-9a-f]{4,8})(?:-([0-9a-f]{4})-([0-9a-f]{4}))?\s*(?:\[|$)/gim;
    const msrs = [...text.matchAll(msr)].map(
      ([, index, ...parts]) =>
        [`0x${index?.toLowerCase()}`, `0x${BigInt(`0x${parts.join('')}`).toString(16)}`] as const,
    );
    return {
      kind: 'InstLatx64 dump',
      rows: firstCpu(rows),
      ...(msrs.length === 0 ? {} : { msrs: Object.fromEntries(msrs) }),
      cannotSay: WHOLE,
    };
  },
};

/** What leaf the arrays of libcpuid's raw form hold. */
const ARRAYS: Readonly<Record<string, (index: number) => readonly [leaf: number, subleaf: number]>> = {
  basic_cpuid: (index) => [index, 0],
  ext_cpuid: (index) => [0x8000_0000 + index, 0],
  intel_fn4: (index) => [4, index],
  intel_fn11: (index) => [0xb, index],
  intel_fn12h: (index) => [0x12, index],
  intel_fn14h: (index) => [0x14, index],
  amd_fn8000001dh: (index) => [0x8000_001d, index],
  amd_fn80000026h: (index) => [0x8000_0026, index],
};

/** libcpuid's raw form: `basic_cpuid[7]=00000000 219c91a9 00400004 00000000`. */
export const libcpuid: HostReader = {
  kind: 'libcpuid raw dump',
  matches: (text) => /^[ \t]*basic_cpuid\[\d+\]\s*=/m.test(text),
  read: (text) => {
    const line = /^[ \t]*([a-z0-9_]+)\[(\d+)\]\s*=\s*([0-9a-f]{8}) ([0-9a-f]{8}) ([0-9a-f]{8}) ([0-9a-f]{8})/gim;
    const rows = [...text.matchAll(line)].flatMap(([, name = '', index, ...registers]): CpuidRow[] => {
      const place = ARRAYS[name]?.(Number(index));
      return place === undefined ? [] : [[...place, ...(registers.map(hex) as [number, number, number, number])]];
    });
    return {
      kind: 'libcpuid raw dump',
      rows: firstCpu(rows),
      cannotSay: [...WHOLE, 'subleaf 1 and later of leaves 7 and 0xD'],
    };
  },
};

/** Other tools write rows of six hexadecimal numbers, one a line, with or without 0x and separators. */
export const plainRows: HostReader = {
  kind: 'CPUID rows',
  matches: (text) => (text.match(ROW) ?? []).length >= 3,
  read: (text) => ({ kind: 'CPUID rows', rows: firstCpu([...text.matchAll(ROW)].map(hexRow)), cannotSay: WHOLE }),
};

const ROW =
  /^[ \t]*(?:0x)?([0-9a-f]{8})[\s,:;|]+(?:0x)?([0-9a-f]{1,8})[\s,:;|=>]+(?:0x)?([0-9a-f]{8})[\s,:;|]+(?:0x)?([0-9a-f]{8})[\s,:;|]+(?:0x)?([0-9a-f]{8})[\s,:;|]+(?:0x)?([0-9a-f]{8})\s*$/gim;

function hexRow([, ...parts]: RegExpMatchArray): CpuidRow {
  return hexNumbers(parts);
}

function hexNumbers(parts: readonly (string | undefined)[]): CpuidRow {
  return parts.map(hex) as unknown as CpuidRow;
}

function hex(text: string | undefined): number {
  return Number.parseInt(text ?? '0', 16) >>> 0;
}

/** Dumps list every processor; the rows up to the second leaf 0 are those of the first. */
function firstCpu(rows: readonly CpuidRow[]): CpuidRow[] {
  if (rows.length === 0) throw new InputError('no row of CPUID; expected leaves with their registers');
  const second = rows.findIndex(([leaf, subleaf], at) => at > 0 && leaf === 0 && subleaf === 0);
  return asIn64Bit(rows.slice(0, second < 0 ? rows.length : second));
}

/**
 * Intel CPUs show SYSCALL (8000_0001 EDX bit 11) to 64-bit code only, so that 32-bit tools do not see it; all that have
 * long mode (bit 29) have it. Source: Intel SDM volume 2, CPUID.
 */
function asIn64Bit(rows: CpuidRow[]): CpuidRow[] {
  const isIntel = rows.some(([leaf, , , ebx]) => leaf === 0 && ebx === GENU);
  return rows.map((row): CpuidRow => {
    const [leaf, subleaf, eax, ebx, ecx, edx] = row;
    const hidden = isIntel && leaf === 0x8000_0001 && ((edx >>> 29) & 1) === 1;
    return hidden ? [leaf, subleaf, eax, ebx, ecx, (edx | (1 << 11)) >>> 0] : row;
  });
}

/** EBX of leaf 0, by which Intel's CPUs differ from all others. */
const GENU = 0x756e_6547;
