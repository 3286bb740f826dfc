import { CpuModelError } from '../../errors.js';
import type { CacheSet } from '../release.js';
import { type Guest, setting } from './guest.js';

/** Which caches the leaves describe. */
export interface CacheSets {
  readonly leaf2: CacheSet;
  readonly leaf4: CacheSet;
  readonly leaf80000005: CacheSet;
  readonly leaf8000001d: CacheSet;
}

/**
 * The model's own caches for every leaf or, with legacy-cache, old ones that differ by leaf and vendor.
 *
 * Releases with x-vendor-cpuid-only-v2 use one vendor's caches for all leaves where it is on; x-consistent-cache
 * brings leaf 2 in line. Source: x86_cpu_realizefn (cache information) and cpu_x86_cpuid.
 *
 * @throws CpuModelError `refused`
 */
export function cacheSets(guest: Guest): CacheSets {
  if (guest.caches !== null) return all(guest.caches);
  const { cpuid2, cpuid4, amd } = guest.request.compiled.release.legacyCaches;
  const legacy = { cpuid2: find(guest, cpuid2), cpuid4: find(guest, cpuid4), amd: find(guest, amd) };
  if (!guest.request.compiled.slots.has('x-vendor-cpuid-only-v2')) {
    return { leaf2: legacy.cpuid2, leaf4: legacy.cpuid4, leaf80000005: legacy.amd, leaf8000001d: legacy.amd };
  }
  const own = guest.vendor === 'amd' ? legacy.amd : legacy.cpuid4;
  const byVendor = setting(guest, 'x-vendor-cpuid-only-v2', true)
    ? all(own)
    : { leaf2: legacy.cpuid4, leaf4: legacy.cpuid4, leaf80000005: legacy.amd, leaf8000001d: own };
  return setting(guest, 'x-consistent-cache', true) ? byVendor : { ...byVendor, leaf2: legacy.cpuid2 };
}

function all(caches: CacheSet): CacheSets {
  return { leaf2: caches, leaf4: caches, leaf80000005: caches, leaf8000001d: caches };
}

function find({ request }: Guest, id: string): CacheSet {
  const caches = request.compiled.release.caches[id];
  if (caches !== undefined) return caches;
  throw new CpuModelError('refused', id, `QEMU ${request.compiled.release.release} has no caches called '${id}'`);
}
