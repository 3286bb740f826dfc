import { parseCpuData } from '@cpu-models/libvirt-xml';
import { AuthorError } from './errors.js';

export interface Leaf {
  readonly eax: number;
  readonly ebx: number;
  readonly ecx: number;
  readonly edx: number;
}

/** The answer of CPUID, or undefined where the dump has none. */
export type Registers = (leaf: number, subleaf: number) => Leaf | undefined;

/** One line of `cpuid -r` or `-1r`, and of what QEMU's and Linux's tools print in its likeness. */
const LINE =
  /^\s*(0x[0-9a-f]+)[\s:,]+(0x[0-9a-f]+)\s*:\s*eax=(0x[0-9a-f]+) ebx=(0x[0-9a-f]+) ecx=(0x[0-9a-f]+) edx=(0x[0-9a-f]+)/gim;

/**
 * Reads a CPUID dump: the output of `cpuid -r` (the first CPU counts), or libvirt's `<cpudata>`.
 * @throws AuthorError if it is neither
 */
export function readCpuid(text: string): Registers {
  const rows = text.includes('<cpudata') ? rowsOfXml(text) : rowsOfLines(text);
  if (!rows.has('0.0'))
    throw new AuthorError("no CPUID dump: expected the output of `cpuid -r`, or libvirt's <cpudata>");
  return (leaf, subleaf) => rows.get(`${leaf}.${subleaf}`);
}

function rowsOfXml(text: string): Map<string, Leaf> {
  const { items } = parseCpuData(text);
  return new Map(
    items.flatMap((item) => (item.kind === 'cpuid' ? [[`${item.eaxIn}.${item.ecxIn}`, item] as const] : [])),
  );
}

function rowsOfLines(text: string): Map<string, Leaf> {
  const rows = new Map<string, Leaf>();
  for (const [, ...fields] of text.matchAll(LINE)) {
    const [leaf, subleaf, eax, ebx, ecx, edx] = fields.map(Number) as [number, number, number, number, number, number];
    const key = `${leaf}.${subleaf}`;
    if (!rows.has(key)) rows.set(key, { eax, ebx, ecx, edx });
  }
  return rows;
}
