import type { CpuData, CpuDataItem } from './data.js';
import { and, andNot, combine, cpuData, findItem, isZeroItem } from './data.js';

/** Union (x86DataAdd, libvirt 11.3): all-zero items of `b` are not added. */
export function addData(a: CpuData, b: CpuData): CpuData {
  return cpuData([...a.items, ...b.items.filter((item) => !isZeroItem(item))]);
}

/** Bits of `a` that are not in `b` (x86DataSubtract, 11.3). Items emptied by it stay, with zeros. */
export function subtractData(a: CpuData, b: CpuData): CpuData {
  return { items: a.items.map((item) => joined(item, findItem(b, item), andNot) ?? item) };
}

/** Bits in both (x86DataIntersect, 11.3). Items that `b` lacks stay, with zeros. */
export function intersectData(a: CpuData, b: CpuData): CpuData {
  return {
    items: a.items.map((item) => joined(item, findItem(b, item), and) ?? combine(item, item, () => 0)),
  };
}

/** Whether every bit of `part` is in `whole` (x86DataIsSubset, 11.3). */
export function isSubsetData(whole: CpuData, part: CpuData): boolean {
  return part.items.every((item) => {
    const rest = joined(item, findItem(whole, item), andNot) ?? item;
    return isZeroItem(rest);
  });
}

/** Whether no bit is set (x86DataIsEmpty, 11.3). */
export function isEmptyData(data: CpuData): boolean {
  return data.items.every(isZeroItem);
}

/** Whether both have exactly the same items, all-zero ones included (virCPUx86DataIsIdentical, 11.3). */
export function isIdenticalData(a: CpuData, b: CpuData): boolean {
  if (a.items.length !== b.items.length) return false;
  return a.items.every((item) => {
    const other = findItem(b, item);
    return other !== undefined && Object.entries(item).every(([key, value]) => Reflect.get(other, key) === value);
  });
}

function joined(item: CpuDataItem, other: CpuDataItem | undefined, join: (a: number, b: number) => number) {
  return other && combine(item, other, join);
}
