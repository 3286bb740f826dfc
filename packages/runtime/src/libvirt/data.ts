import { InvalidDataError } from './errors.js';

/** One CPUID leaf: inputs and the four output registers, all unsigned 32-bit. */
export interface CpuidItem {
  readonly kind: 'cpuid';
  readonly eaxIn: number;
  readonly ecxIn: number;
  readonly eax: number;
  readonly ebx: number;
  readonly ecx: number;
  readonly edx: number;
}

/** One MSR: its index and value, low half in eax, high half in edx, all unsigned 32-bit. */
export interface MsrItem {
  readonly kind: 'msr';
  readonly index: number;
  readonly eax: number;
  readonly edx: number;
}

/** The registers of one CPUID subleaf, or one MSR. */
export type CpuDataItem = CpuidItem | MsrItem;

/**
 * What a CPU's CPUID and MSRs say: libvirt's virCPUx86Data, `<cpudata>` as a value.
 * Each (eaxIn, ecxIn) and each MSR index occurs once; items are sorted, CPUID before MSR, then by inputs.
 * Make it with {@link cpuData}, which sorts, joins and checks. Bits that no feature names are kept.
 */
export interface CpuData {
  readonly items: readonly CpuDataItem[];
}

/** Data without any item. */
export const EMPTY_DATA: CpuData = Object.freeze({ items: Object.freeze([]) });

/** A CPUID item; registers not given are 0. */
export function cpuid(
  eaxIn: number,
  ecxIn: number,
  registers: { eax?: number; ebx?: number; ecx?: number; edx?: number },
): CpuidItem {
  return { kind: 'cpuid', eaxIn, ecxIn, eax: 0, ebx: 0, ecx: 0, edx: 0, ...registers };
}

/** Order of virCPUx86DataSorter (11.3): CPUID before MSR, then by inputs; 0 for the same inputs. */
export function compareKeys(a: CpuDataItem, b: CpuDataItem): number {
  if (a.kind === 'cpuid') return b.kind === 'cpuid' ? a.eaxIn - b.eaxIn || a.ecxIn - b.ecxIn : -1;
  return b.kind === 'msr' ? a.index - b.index : 1;
}

/**
 * Sorted data from items in any order; items with the same inputs are joined by OR (virCPUx86DataAddItem, 11.3).
 *
 * @throws InvalidDataError if a number is not an unsigned 32-bit integer
 */
export function cpuData(items: Iterable<CpuDataItem>): CpuData {
  const sorted = [...items].map(checked).sort(compareKeys);
  const joined: CpuDataItem[] = [];
  for (const item of sorted) {
    const last = joined.at(-1);
    if (last && compareKeys(last, item) === 0) joined[joined.length - 1] = combine(last, item, or);
    else joined.push(item);
  }
  return { items: joined };
}

/** The item with these inputs, or undefined. */
export function findItem(data: CpuData, key: CpuDataItem): CpuDataItem | undefined {
  return data.items.find((item) => compareKeys(item, key) === 0);
}

/** The CPUID item of a leaf and subleaf, or undefined. */
export function findCpuid(data: CpuData, eaxIn: number, ecxIn = 0): CpuidItem | undefined {
  for (const item of data.items) {
    if (item.kind === 'cpuid' && item.eaxIn === eaxIn && item.ecxIn === ecxIn) return item;
  }
  return undefined;
}

/** Bits of either, as an unsigned 32-bit number. */
export const or = (a: number, b: number): number => (a | b) >>> 0;
/** Bits of both, as an unsigned 32-bit number. */
export const and = (a: number, b: number): number => (a & b) >>> 0;
/** Bits of the first that the second lacks, as an unsigned 32-bit number. */
export const andNot = (a: number, b: number): number => (a & ~b) >>> 0;

/** Joins the registers of two items that have the same inputs. */
export function combine(a: CpuDataItem, b: CpuDataItem, join: (a: number, b: number) => number): CpuDataItem {
  if (a.kind === 'msr') {
    const other = b as MsrItem;
    return {
      kind: 'msr',
      index: a.index,
      eax: join(a.eax, other.eax),
      edx: join(a.edx, other.edx),
    };
  }
  const o = b as CpuidItem;
  const { eaxIn, ecxIn } = a;
  return {
    kind: 'cpuid',
    eaxIn,
    ecxIn,
    eax: join(a.eax, o.eax),
    ebx: join(a.ebx, o.ebx),
    ecx: join(a.ecx, o.ecx),
    edx: join(a.edx, o.edx),
  };
}

/** Whether all registers are 0; libvirt skips such items nearly everywhere (virCPUx86DataNext, 11.3). */
export function isZeroItem(item: CpuDataItem): boolean {
  if (item.kind === 'msr') return (item.eax | item.edx) === 0;
  return (item.eax | item.ebx | item.ecx | item.edx) === 0;
}

function checked(item: CpuDataItem): CpuDataItem {
  const { kind, ...numbers } = item;
  for (const [key, value] of Object.entries(numbers)) {
    if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
      throw new InvalidDataError(`${kind} item`, `${key} is ${value}; expected an unsigned 32-bit integer`);
    }
  }
  return item;
}
