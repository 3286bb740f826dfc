import type { CacheDescription, CacheSetEntry, CachesFile, LooseCache } from '@cpu-models/source';
import type { QemuTree, TreeCache, TreeCacheSet, TreeLooseCache } from '../qemu-tree/types.js';
import { cacheId } from './cache-id.js';
import { mergeLegacy } from './legacy.js';
import { type Axis, extendTimeline, mergeList } from './spans.js';
import { definedOnly } from './words.js';

/** Brings the cache descriptions up to date with a release. */
export function mergeCaches(existing: CachesFile | undefined, tree: QemuTree, axis: Axis): CachesFile {
  const sets = tree.caches.filter((cache) => cache.kind === 'set');
  const loose = tree.caches.filter((cache) => cache.kind === 'loose');
  return {
    sets: mergeList<CacheSetEntry, TreeCacheSet>(
      existing?.sets ?? [],
      sets,
      axis,
      {
        of: (entry) => contentKey(entry.variable, [entry.l1d, entry.l1i, entry.l2, entry.l3]),
        ofWanted: (set) =>
          contentKey(
            set.name,
            [set.l1d, set.l1i, set.l2, set.l3].map((slot) => describe(slot?.cache)),
          ),
      },
      mergeSet,
    ),
    loose: mergeList<LooseCache, TreeLooseCache>(
      existing?.loose ?? [],
      loose,
      axis,
      {
        of: (entry) => contentKey(entry.variable, [entry.cache]),
        ofWanted: (cache) => contentKey(cache.name, [describe(cache.cache)]),
      },
      mergeLoose,
    ),
    legacy: mergeLegacy(existing?.legacy ?? [], tree, axis),
  };
}

/** Two descriptions of one variable are different facts; the share level alone is not: older releases did not have it. */
function contentKey(variable: string, caches: readonly (CacheDescription | undefined)[]): string {
  return `${variable} ${JSON.stringify(caches.map((cache) => cache && { ...cache, 'share-level': undefined }))}`;
}

function mergeSet(existing: CacheSetEntry | undefined, tree: TreeCacheSet | undefined, axis: Axis): CacheSetEntry {
  if (tree === undefined) return existing as CacheSetEntry;
  return definedOnly({
    id: existing?.id ?? cacheId(tree.name),
    variable: tree.name,
    mutable: extendTimeline(existing?.mutable as true | undefined, axis, tree.isConst ? undefined : true),
    l1d: describe(tree.l1d?.cache, existing?.l1d),
    l1i: describe(tree.l1i?.cache, existing?.l1i),
    l2: describe(tree.l2?.cache, existing?.l2),
    l3: describe(tree.l3?.cache, existing?.l3),
  }) as CacheSetEntry;
}

function mergeLoose(existing: LooseCache | undefined, tree: TreeLooseCache | undefined, axis: Axis): LooseCache {
  if (tree === undefined) return existing as LooseCache;
  return definedOnly({
    id: existing?.id ?? cacheId(tree.name),
    variable: tree.name,
    mutable: extendTimeline(existing?.mutable as true | undefined, axis, tree.isConst ? undefined : true),
    type: tree.cache.type,
    level: tree.cache.level,
    cache: describe(tree.cache, existing?.cache),
  }) as LooseCache;
}

/** 9.1 had another prefix than later releases, and other names for two levels. */
const LONG_NAMES: Readonly<Record<string, string>> = { smt: 'thread', package: 'socket' };

function shareLevel({ shareLevel: name }: TreeCache): string | undefined {
  const level = name?.replace(/^CPU_TOPO(LOGY)?_LEVEL_/, '').toLowerCase();
  return level === undefined ? undefined : (LONG_NAMES[level] ?? level);
}

/** Fields that are 0 or false are left out, as QEMU's initialisers do. */
function describe(cache: TreeCache | undefined, known?: CacheDescription): CacheDescription | undefined {
  if (cache === undefined) return undefined;
  const share = shareLevel(cache) ?? known?.['share-level'];
  return definedOnly({
    size: cache.size,
    'line-size': cache.lineSize,
    associativity: cache.associativity || undefined,
    partitions: cache.partitions || undefined,
    sets: cache.sets || undefined,
    'lines-per-tag': cache.linesPerTag || undefined,
    'self-init': cache.selfInit || undefined,
    'no-invd-sharing': cache.noInvdSharing || undefined,
    inclusive: cache.inclusive || undefined,
    'complex-indexing': cache.complexIndexing || undefined,
    'share-level': share as CacheDescription['share-level'],
  });
}
