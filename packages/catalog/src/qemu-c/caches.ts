import type { CacheDescription, CacheSetEntry, LooseCache } from '@cpu-models/source';
import { holds, valueAt } from '../span.js';
import type { Context } from './context.js';
import type { CCache, CCacheSet, CLooseCache } from './types.js';

/** What the place in a set says of a cache. */
const SLOTS = [
  { name: 'l1d', type: 'data', level: 1 },
  { name: 'l1i', type: 'instruction', level: 1 },
  { name: 'l2', type: 'unified', level: 2 },
  { name: 'l3', type: 'unified', level: 3 },
] as const;

export function cacheSets(context: Context): CCacheSet[] {
  return setsAt(context).map((set) => ({
    id: set.id,
    variable: set.variable,
    mutable: isMutable(set, context),
    slots: SLOTS.flatMap(({ name, ...place }) => {
      const cache = set[name];
      return cache === undefined ? [] : [{ name, cache: describe({ ...cache, ...place }, context) }];
    }),
  }));
}

export function looseCaches(context: Context): CLooseCache[] {
  return context.source
    .one('caches')
    .value.loose.filter((entry) => holds(entry, context.release))
    .map((entry) => ({
      variable: entry.variable,
      mutable: isMutable(entry, context),
      cache: describe({ ...entry.cache, type: entry.type, level: entry.level }, context),
    }));
}

/** @throws Error for a cache that the release does not have, which the source's rules report */
export function cacheVariable(id: string, context: Context): string {
  const found = setsAt(context).find((set) => set.id === id);
  if (found === undefined) throw new Error(`QEMU ${context.release} has no cache set ${id}`);
  return found.variable;
}

function setsAt({ source, release }: Context): CacheSetEntry[] {
  return source.one('caches').value.sets.filter((set) => holds(set, release));
}

function isMutable({ mutable }: Pick<CacheSetEntry | LooseCache, 'mutable'>, { release }: Context): boolean {
  return valueAt<boolean>(mutable, release) === true;
}

function describe(cache: CacheDescription & Pick<CCache, 'type' | 'level'>, { structures }: Context): CCache {
  if (structures.has('share-level')) return cache;
  const { 'share-level': _level, ...rest } = cache;
  return rest;
}
