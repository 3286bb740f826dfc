import type { Cache, CacheDescriptor, CacheSet, LegacyCaches } from '@cpu-models/runtime';
import type { CacheDescription, CachesFile } from '@cpu-models/source';
import type { QemuSlice } from '../slice/qemu.js';
import type { Timeless } from '../slice/timeless.js';

type Caches = Timeless<CachesFile>;

/** Cache sets of a release by id, with those that the legacy caches make up as `legacy-cpuid4` and so on. */
export function cachesOf(slice: QemuSlice): { caches: Record<string, CacheSet>; legacyCaches: LegacyCaches } {
  const file = slice.one('caches');
  const withShare = slice.structures.has('share-level');
  const sets = file.sets.map((set): [string, CacheSet] => [
    set.id,
    {
      l1d: toCache(set.l1d as CacheDescription, 'data', 1, withShare),
      l1i: toCache(set.l1i as CacheDescription, 'instruction', 1, withShare),
      l2: toCache(set.l2 as CacheDescription, 'unified', 2, withShare),
      l3: set.l3 === undefined ? null : toCache(set.l3, 'unified', 3, withShare),
    },
  ]);
  const made = file.legacy
    .filter((use) => use.set === undefined)
    .map((use): [string, CacheSet] => [`legacy-${use.use}`, compose(use, file, withShare)]);
  const idOf = (use: keyof LegacyCaches) => file.legacy.find((entry) => entry.use === use)?.set ?? `legacy-${use}`;
  return {
    caches: Object.fromEntries([...sets, ...made]),
    legacyCaches: { cpuid4: idOf('cpuid4'), cpuid2: idOf('cpuid2'), amd: idOf('amd') },
  };
}

function compose(use: Caches['legacy'][number], file: Caches, withShare: boolean): CacheSet {
  const loose = (id: string | undefined): Cache | null => {
    const entry = file.loose.find((candidate) => candidate.id === id);
    return entry === undefined ? null : toCache(entry.cache, entry.type, entry.level, withShare);
  };
  return { l1d: loose(use.l1d) as Cache, l1i: loose(use.l1i) as Cache, l2: loose(use.l2) as Cache, l3: loose(use.l3) };
}

function toCache(cache: CacheDescription, type: Cache['type'], level: number, withShare: boolean): Cache {
  return {
    type,
    level,
    size: cache.size,
    lineSize: cache['line-size'],
    associativity: cache.associativity ?? 0,
    partitions: cache.partitions ?? 0,
    sets: cache.sets ?? 0,
    linesPerTag: cache['lines-per-tag'] ?? 0,
    selfInit: cache['self-init'] ?? false,
    noInvdSharing: cache['no-invd-sharing'] ?? false,
    inclusive: cache.inclusive ?? false,
    complexIndexing: cache['complex-indexing'] ?? false,
    shareLevel: withShare ? (cache['share-level'] ?? 'invalid') : null,
  };
}

/** Descriptor bytes of CPUID leaf 2 that a release knows. */
export function descriptorsOf(slice: QemuSlice): CacheDescriptor[] {
  return slice.one('cpuid')['cache-descriptors'].map(({ descriptor, type, level, size, associativity, ...entry }) => ({
    descriptor,
    type,
    level,
    size,
    lineSize: entry['line-size'],
    associativity,
  }));
}
