import type { CpuidEntry, QemuRelease, Register } from '@cpu-models/runtime';

const REGISTERS = ['eax', 'ebx', 'ecx', 'edx'] as const;

/** What a leaf says, in words; empty where nothing is known about it. */
export function decodeLeaf(entry: CpuidEntry, { words }: QemuRelease): string[] {
  const special = SPECIAL[entry.leaf]?.(entry);
  const features = REGISTERS.flatMap((register) => {
    const word = words.find(
      ({ source }) =>
        source.kind === 'cpuid' &&
        source.eax === entry.leaf &&
        (source.ecx ?? 0) === entry.subleaf &&
        source.register === register,
    );
    return word === undefined ? [] : namesIn(word.names, entry[register]);
  });
  return [...(special ?? []), ...features];
}

function namesIn(names: readonly (string | null)[], bits: number): string[] {
  return names.filter((name, bit): name is string => name !== null && ((bits >>> bit) & 1) === 1);
}

const SPECIAL: Readonly<Record<number, (entry: CpuidEntry) => string[]>> = {
  0: ({ eax, ebx, ecx, edx }) => [`vendor=${text(ebx, edx, ecx)}`, `level=${eax}`],
  1: ({ eax, ebx }) => [...signature(eax), `apic-id=${ebx >>> 24}`, `logical-cpus=${(ebx >>> 16) & 0xff}`],
  4: cacheOf,
  11: levelOf,
  31: levelOf,
  1073741824: ({ ebx, ecx, edx }) => [`hypervisor=${text(ebx, ecx, edx)}`],
  2147483648: ({ eax, ebx, ecx, edx }) => [
    `xlevel=0x${eax.toString(16)}`,
    ...(ebx === 0 ? [] : [`vendor=${text(ebx, edx, ecx)}`]),
  ],
  2147483650: brand,
  2147483651: brand,
  2147483652: brand,
  2147483656: ({ eax, ecx }) => [
    `phys-bits=${eax & 0xff}`,
    `virt-bits=${(eax >>> 8) & 0xff}`,
    `threads=${(ecx & 0xff) + 1}`,
  ],
  2147483677: cacheOf,
};

function brand({ eax, ebx, ecx, edx }: CpuidEntry): string[] {
  return [JSON.stringify(text(eax, ebx, ecx, edx))];
}

/** Letters of registers, the lowest byte first. */
function text(...registers: readonly number[]): string {
  const bytes = registers.flatMap((value) => [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff));
  return String.fromCharCode(...bytes.filter((byte) => byte >= 0x20 && byte < 0x7f));
}

function signature(eax: number): string[] {
  const base = (eax >>> 8) & 0xf;
  const family = base + (base === 0xf ? (eax >>> 20) & 0xff : 0);
  const model = ((eax >>> 4) & 0xf) | (base === 6 || base === 0xf ? (eax >>> 12) & 0xf0 : 0);
  return [`family=${family}`, `model=${model}`, `stepping=${eax & 0xf}`];
}

const CACHE_TYPES = ['', 'data', 'instruction', 'unified'];

function cacheOf({ eax, ebx, ecx }: CpuidEntry): string[] {
  const type = CACHE_TYPES[eax & 0x1f] ?? '';
  if (type === '') return [];
  const [line, partitions, ways, sets] = [(ebx & 0xfff) + 1, ((ebx >>> 12) & 0x3ff) + 1, (ebx >>> 22) + 1, ecx + 1];
  const size = (line * partitions * ways * sets) / 1024;
  return [
    `L${(eax >>> 5) & 7}`,
    type,
    `${size}KiB`,
    `${ways}-way`,
    `${line}B-lines`,
    `shared-by=${((eax >>> 14) & 0xfff) + 1}`,
  ];
}

const LEVEL_TYPES = ['', 'thread', 'core', 'module', 'tile', 'die'];

function levelOf({ eax, ebx, ecx }: CpuidEntry): string[] {
  const type = LEVEL_TYPES[(ecx >>> 8) & 0xff] ?? '';
  return type === '' ? [] : [`level=${type}`, `shift=${eax & 0x1f}`, `cpus=${ebx & 0xffff}`];
}

/** Registers of an entry, as programs like them. */
export function registersOf(entry: CpuidEntry): Record<Register, number> {
  const { eax, ebx, ecx, edx } = entry;
  return { eax, ebx, ecx, edx };
}
