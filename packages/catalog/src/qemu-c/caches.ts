import type { CacheDescription } from '@cpu-models/source';
import type { QemuSlice } from '../slice/qemu.js';
import type { CCache, CCacheSet, CLooseCache } from './types.js';

/** What the place in a set says of a cache. */
const SLOTS = [
  { name: 'l1d', type: 'data', level: 1 },
  { name: 'l1i', type: 'instruction', level: 1 },
  { name: 'l2', type: 'unified', level: 2 },
  { name: 'l3', type: 'unified', level: 3 },
] as const;

export function cacheSets(slice: QemuSlice): CCacheSet[] {
  return slice.one('caches').sets.map((set) => ({
    id: set.id,
    variable: set.variable,
    mutable: set.mutable === true,
    slots: SLOTS.flatMap(({ name, ...place }) => {
      const cache = set[name];
      return cache === undefined ? [] : [{ name, cache: describe({ ...cache, ...place }, slice) }];
    }),
  }));
}

export function looseCaches(slice: QemuSlice): CLooseCache[] {
  return slice.one('caches').loose.map(({ variable, mutable, cache, type, level }) => ({
    variable,
    mutable: mutable === true,
    cache: describe({ ...cache, type, level }, slice),
  }));
}

/** @throws Error for a cache that the release does not have, which the source's rules report */
export function cacheVariable(id: string, slice: QemuSlice): string {
  const found = slice.one('caches').sets.find((set) => set.id === id);
  if (found === undefined) throw new Error(`QEMU ${slice.release} has no cache set ${id}`);
  return found.variable;
}

function describe(cache: CacheDescription & Pick<CCache, 'type' | 'level'>, { structures }: QemuSlice): CCache {
  if (structures.has('share-level')) return cache;
  const { 'share-level': _level, ...rest } = cache;
  return rest;
}
