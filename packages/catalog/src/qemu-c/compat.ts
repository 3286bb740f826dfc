import type { CompatArray } from '@cpu-models/runtime';
import { toCompat } from '../qemu/machines.js';
import type { QemuSlice } from '../slice/qemu.js';

/** What machine types pin of CPUs, newest array first. Arrays without such an entry, or elsewhere than in pc.c, are left out. */
export function compatTable(slice: QemuSlice): CompatArray[] {
  const arrays = slice.compat.filter((array) => array.in === undefined);
  return arrays.map(toCompat).filter(({ entries }) => entries.length > 0);
}
