import type { Cache, CacheSet, QemuRelease } from '@cpu-models/runtime';
import { writeCache } from '../facts/caches.js';

/**
 * What guests read of caches: per versioned model with caches of its own, and of the legacy ones (under `legacy`).
 * Which set it came from under which id shows nowhere.
 */
export function visibleCaches(release: QemuRelease): Map<string, string> {
  const { caches, legacyCaches, models } = release;
  const own = models.flatMap(({ name, cache, versions }) => {
    let last = cache;
    const entries: [string, string][] = [[name, describe(release, last)]];
    for (const version of versions) {
      last = version.cache ?? last;
      entries.push([`${name}-v${version.version}`, describe(release, last)]);
    }
    return entries;
  });
  // Since x-vendor-cpuid-only-v2 one vendor's caches can stand in all leaves; before, each set has leaves of its own.
  const everywhere = release.properties.some(({ name }) => name === 'x-vendor-cpuid-only-v2');
  const legacy = [
    describeSet(release, caches[legacyCaches.cpuid4], { tags: everywhere, bytes: everywhere }),
    describeSet(release, caches[legacyCaches.amd], { tags: true, bytes: everywhere }),
  ];
  const bytes = parts(caches[legacyCaches.cpuid2]).map((cache) => descriptor(release, cache));
  return new Map([...own, ['legacy', [...legacy, bytes.join(' ')].join('; ')]]);
}

function describe(release: QemuRelease, id: string | null): string {
  return id === null ? 'legacy' : describeSet(release, release.caches[id]);
}

/** All fields, lines per tag (0x80000005) and the descriptor byte of leaf 2 only where they show. */
function describeSet(release: QemuRelease, set: CacheSet | undefined, show = { tags: true, bytes: true }): string {
  return parts(set)
    .map((cache) => {
      if (cache === null) return '-';
      const text = writeCache(show.tags ? cache : { ...cache, linesPerTag: 0 });
      return show.bytes ? `${text} ${descriptor(release, cache)}` : text;
    })
    .join(', ');
}

function parts(set: CacheSet | undefined): (Cache | null)[] {
  return set === undefined ? [] : [set.l1d, set.l1i, set.l2, set.l3].map((cache) => cache ?? null);
}

function descriptor({ cacheDescriptors }: QemuRelease, cache: Cache | null): string {
  if (cache === null) return '-';
  const { type, level, size, lineSize, associativity } = cache;
  const found = cacheDescriptors.find(
    (other) =>
      other.type === type &&
      other.level === level &&
      other.size === size &&
      other.lineSize === lineSize &&
      other.associativity === associativity,
  );
  return found === undefined ? 'ff' : found.descriptor.toString(16);
}
