import type { LegacyUse } from '@cpu-models/source';
import type { QemuTree } from '../qemu-tree/types.js';
import { cacheId } from './cache-id.js';
import { type Axis, mergeList } from './spans.js';

/** QEMU's variables behind legacy-cache=on: as loose caches (up to 10.1), then as sets. The last level is shared by all. */
const VARIABLES = {
  cpuid4: { loose: ['legacy_l1d_cache', 'legacy_l1i_cache', 'legacy_l2_cache'], set: 'legacy_intel_cache_info' },
  cpuid2: {
    loose: ['legacy_l1d_cache', 'legacy_l1i_cache', 'legacy_l2_cache_cpuid2'],
    set: 'legacy_intel_cpuid2_cache_info',
  },
  amd: { loose: ['legacy_l1d_cache_amd', 'legacy_l1i_cache_amd', 'legacy_l2_cache_amd'], set: 'legacy_amd_cache_info' },
} as const;

/** Brings what the legacy caches are made of up to date with a release. */
export function mergeLegacy(existing: readonly LegacyUse[], tree: QemuTree, axis: Axis): LegacyUse[] {
  const names = new Set(tree.caches.map((cache) => cache.name));
  const wanted = Object.entries(VARIABLES).flatMap(([use, { loose, set }]): LegacyUse[] => {
    if (names.has(set)) return [{ use: use as LegacyUse['use'], set: cacheId(set) }];
    if (!loose.every((name) => names.has(name))) return [];
    const [l1d, l1i, l2] = loose.map(cacheId);
    return [
      {
        use: use as LegacyUse['use'],
        l1d: l1d as string,
        l1i: l1i as string,
        l2: l2 as string,
        l3: cacheId('legacy_l3_cache'),
      },
    ];
  });
  const key = ({ since: _s, until: _u, ...parts }: LegacyUse) => JSON.stringify(parts);
  return mergeList<LegacyUse, LegacyUse>(
    existing,
    wanted,
    axis,
    { of: key, ofWanted: key },
    (use, found) => use ?? (found as LegacyUse),
  );
}
