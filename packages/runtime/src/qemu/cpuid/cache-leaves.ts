import { follows } from '../compile.js';
import type { Cache } from '../release.js';
import { cacheSets } from './cache-sets.js';
import { type Guest, setting } from './guest.js';
import { type Registers, registers, ZERO } from './registers.js';
import { apicIdOffsets, countedCores } from './topology.js';

const UNKNOWN_DESCRIPTOR = 0xff;
const TYPES = { data: 1, instruction: 2, unified: 3 } as const;

/** Leaf 2: one descriptor byte per cache (cpuid2_cache_descriptor, encode_cache_cpuid2). */
export function leaf2(guest: Guest): Registers {
  if (hidden(guest)) return ZERO;
  const { l1d, l1i, l2, l3 } = cacheSets(guest).leaf2;
  const [d, i, u, third] = [l1d, l1i, l2, l3].map((cache) => descriptor(guest, cache));
  const unmatched = [d, i, u, third].includes(UNKNOWN_DESCRIPTOR);
  if (setting(guest, 'x-consistent-cache', false) && (setting(guest, 'min-level', 0) >= 4 || unmatched)) {
    return registers(1, 0, 0, UNKNOWN_DESCRIPTOR);
  }
  const ecx = setting(guest, 'l3-cache', true) ? third : 0;
  return registers(1, 0, ecx, ((d ?? 0) << 16) | ((i ?? 0) << 8) | (u ?? 0));
}

function descriptor({ request }: Guest, cache: Cache | null): number {
  if (cache === null) return 0;
  const known = request.compiled.release.cacheDescriptors.find(
    (other) =>
      other.level === cache.level &&
      other.type === cache.type &&
      other.size === cache.size &&
      other.lineSize === cache.lineSize &&
      other.associativity === cache.associativity,
  );
  return known?.descriptor ?? UNKNOWN_DESCRIPTOR;
}

/** Leaf 4: one cache per subleaf (encode_cache_cpuid4). */
export function leaf4(guest: Guest, subleaf: number): Registers {
  if (hidden(guest)) return ZERO;
  const { l1d, l1i, l2, l3 } = cacheSets(guest).leaf4;
  const cache = [l1d, l1i, l2, setting(guest, 'l3-cache', true) ? l3 : null][subleaf];
  if (cache === undefined || cache === null) return ZERO;
  const { compiled } = guest.request;
  const byLevel = follows(compiled, 'cache-sharing-by-level');
  const sharing = byLevel ? sharingIds(guest, cache) : oldSharingIds(guest, cache);
  const unshared = cache.level === 1 && !setting(guest, 'x-l1-cache-per-thread', true);
  const cores = byLevel ? addressableCores(guest) : countedCores(guest) - 1;
  return geometry(cache, (cores << 26) | ((unshared ? 0 : sharing) << 14), true);
}

/** Leaf 0x8000001D: AMD's form of leaf 4; its L3 is there whatever l3-cache says. */
export function leaf8000001d(guest: Guest, subleaf: number): Registers {
  const { l1d, l1i, l2, l3 } = cacheSets(guest).leaf8000001d;
  const cache = [l1d, l1i, l2, l3][subleaf];
  if (cache === undefined || cache === null) return ZERO;
  const { threads, cores } = guest.topology;
  const byLevel = follows(guest.request.compiled, 'cache-sharing-by-level');
  const old = cache.level === 3 ? cores * threads - 1 : threads - 1;
  const sharing = byLevel ? sharingIds(guest, cache) : old;
  return geometry(cache, sharing << 14, !setting(guest, 'x-amd-topoext-features-only', false));
}

/** AMD has nothing to say here; up to 6.0 it said what Intel says. */
function hidden(guest: Guest): boolean {
  return guest.vendor === 'amd' && setting(guest, 'x-vendor-cpuid-only', false);
}

function geometry(cache: Cache, sharing: number, indexing: boolean): Registers {
  return registers(
    TYPES[cache.type] | (cache.level << 5) | (cache.selfInit ? 1 << 8 : 0) | sharing,
    (cache.lineSize - 1) | ((cache.partitions - 1) << 12) | ((cache.associativity - 1) << 22),
    cache.sets - 1,
    (cache.noInvdSharing ? 1 : 0) | (cache.inclusive ? 2 : 0) | (indexing && cache.complexIndexing ? 4 : 0),
  );
}

/** Highest number among the APIC IDs that share a cache (max_thread_ids_for_cache). */
function sharingIds({ topology }: Guest, { shareLevel }: Cache): number {
  const offsets = apicIdOffsets(topology);
  const offset = shareLevel !== null && shareLevel in offsets ? offsets[shareLevel as keyof typeof offsets] : 0;
  return Math.min(2 ** offset - 1, 4095);
}

function oldSharingIds({ topology }: Guest, { level }: Cache): number {
  if (level === 1) return 0;
  return level === 2 ? topology.threads - 1 : 2 ** apicIdOffsets(topology).die - 1;
}

/** Highest core number that fits into a package's APIC IDs (max_core_ids_in_package). */
function addressableCores({ topology }: Guest): number {
  const { core, socket } = apicIdOffsets(topology);
  return Math.min(2 ** (socket - core) - 1, 63);
}

/** Leaf 0x80000005: L1 TLBs and caches of AMD; the TLBs are the same for all models. */
export function leaf80000005(guest: Guest): Registers {
  if (guest.vendor === 'intel' && setting(guest, 'x-vendor-cpuid-only-v2', false)) return ZERO;
  const { l1d, l1i } = cacheSets(guest).leaf80000005;
  return registers(0x01ff_01ff, 0x01ff_01ff, firstLevel(l1d), firstLevel(l1i));
}

function firstLevel({ size, associativity, linesPerTag, lineSize }: Cache): number {
  return ((size / 1024) << 24) | (associativity << 16) | (linesPerTag << 8) | lineSize;
}

/** Leaf 0x80000006: L2 TLBs, L2 and L3 caches (encode_cache_cpuid80000006). */
export function leaf80000006(guest: Guest): Registers {
  const { l2, l3 } = cacheSets(guest).leaf80000005;
  const second = ((l2.size / 1024) << 16) | higherLevel(l2);
  const only = guest.vendor === 'intel' || guest.vendor === 'zhaoxin';
  if (only && setting(guest, 'x-vendor-cpuid-only-v2', false)) return registers(0, 0, second);
  const third = l3 !== null && setting(guest, 'l3-cache', true);
  return registers(0, 0x4200_4200, second, third ? ((l3.size / 0x8_0000) << 18) | higherLevel(l3) : 0);
}

function higherLevel({ associativity, linesPerTag, lineSize }: Cache): number {
  return (encodedAssociativity(associativity) << 12) | (linesPerTag << 8) | lineSize;
}

const ASSOCIATIVITIES: Readonly<Record<number, number>> = {
  2: 2,
  4: 4,
  8: 6,
  16: 8,
  32: 0xa,
  48: 0xb,
  64: 0xc,
  96: 0xd,
  128: 0xe,
  255: 0xf,
};

function encodedAssociativity(ways: number): number {
  return ways <= 1 ? ways : (ASSOCIATIVITIES[ways] ?? 0);
}
