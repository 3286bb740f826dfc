import { addBits, type Bits, emptyBits, forEachBit, intersectBits } from './bits.js';
import type { X86Cpus } from './compiled.js';
import type { Cpu } from './cpu.js';
import { cpuToBits } from './cpu-bits.js';
import { type CpuData, findCpuid } from './data.js';
import { dataToBits } from './data-bits.js';
import { SIGNATURE_MASK, signatureToEax } from './signature.js';
import { vendorOfData } from './vendor.js';

/** A host, by its CPUID and MSRs or by its CPU as libvirt describes it. Names should differ. */
// biome-ignore lint/suspicious/noExplicitAny: as for Cpu
export type Host<Release extends string = any> = { readonly name: string } & (
  | { readonly data: CpuData }
  | { readonly cpu: Cpu<Release> }
);

/**
 * What matters of any number of hosts; its size does not depend on how many. All arrays are by feature number of
 * the map that it was made with, so only summaries of one map may be merged.
 */
// biome-ignore lint/suspicious/noExplicitAny: as for Cpu
export interface HostsSummary<Release extends string = any> {
  /** Never set: the release of the map that it was made with. */
  readonly map?: Release;
  readonly count: number;
  /** Features that all have; all features if there is no host. */
  readonly common: Bits;
  /** Features that any has. */
  readonly any: Bits;
  /** How many hosts have each feature. */
  readonly having: Float64Array;
  /** The host that lacks a feature which all others have; null where none or several lack it. */
  readonly soleLacker: readonly (string | null)[];
  /** Vendor names, sorted; `''` for hosts without a known vendor. */
  readonly vendors: readonly string[];
  /** Leaf 1 eax that all share; null: there is no host; `mixed`: they differ. */
  readonly signature: number | null | 'mixed';
}

/**
 * Summarises hosts one after the other; none is kept, so a stream of any length will do.
 *
 * @throws UnknownModelError, UnknownFeatureError for a `cpu` that the map does not know
 */
export function summarizeHosts<Release extends string>(
  cpus: X86Cpus<Release>,
  hosts: Iterable<Host<NoInfer<Release>>>,
): HostsSummary<Release> {
  const summary = blank(cpus);
  const bits = cpus.scratch.host;
  for (const host of hosts) {
    const { vendor, eax } = readHost(cpus, host, bits);
    addHost(summary, host.name, bits);
    if (!summary.vendors.includes(vendor)) summary.vendors = [...summary.vendors, vendor].sort();
    summary.signature = sameSignature(summary.signature, eax);
  }
  return freeze(summary);
}

/**
 * The summary of the hosts of both: associative and commutative, with the summary of no host as its neutral element.
 */
export function mergeSummaries<Release extends string>(
  a: HostsSummary<Release>,
  b: HostsSummary<NoInfer<Release>>,
): HostsSummary<Release> {
  const common = a.common.slice();
  intersectBits(common, b.common);
  const any = a.any.slice();
  addBits(any, b.any);
  return {
    count: a.count + b.count,
    common,
    any,
    having: a.having.map((count, number) => count + b.having[number]!),
    soleLacker: a.soleLacker.map((name, number) => mergeLacker(a, b, number, name)),
    vendors: [...new Set([...a.vendors, ...b.vendors])].sort(),
    signature: b.signature === null ? a.signature : sameSignature(a.signature, b.signature),
  };
}

/** Fills `into` with the host's features; returns the name of its vendor and leaf 1 eax. */
export function readHost(cpus: X86Cpus, host: Host, into: Bits): { vendor: string; eax: number } {
  if ('data' in host) {
    dataToBits(cpus, host.data, into);
    const eax = (findCpuid(host.data, 1)?.eax ?? 0) & SIGNATURE_MASK;
    return { vendor: vendorOfData(cpus, host.data)?.name ?? '', eax: eax >>> 0 };
  }
  cpuToBits(cpus, host.cpu, into);
  const { vendor, signature } = host.cpu;
  return { vendor: vendor ?? '', eax: signature ? signatureToEax(signature) : 0 };
}

interface Growing {
  count: number;
  readonly common: Bits;
  readonly any: Bits;
  readonly having: Float64Array;
  readonly soleLacker: (string | null)[];
  vendors: readonly string[];
  signature: HostsSummary['signature'];
  /** Features that at most one host lacks so far. */
  readonly nearlyCommon: Bits;
}

function blank({ features }: X86Cpus): Growing {
  const all = emptyBits(features.length).fill(0xffffffff);
  const spare = features.length & 31;
  if (spare !== 0) all[all.length - 1] = 2 ** spare - 1;
  return {
    count: 0,
    common: all,
    any: emptyBits(features.length),
    having: new Float64Array(features.length),
    soleLacker: new Array(features.length).fill(null),
    vendors: [],
    signature: null,
    nearlyCommon: all.slice(),
  };
}

function addHost(summary: Growing, name: string, bits: Bits): void {
  const { common, any, having, soleLacker, nearlyCommon } = summary;
  for (let w = 0; w < bits.length; w++) {
    for (let lacked = ~bits[w]! & nearlyCommon[w]!; lacked !== 0; lacked &= lacked - 1) {
      const bit = 31 - Math.clz32(lacked & -lacked);
      const number = (w << 5) + bit;
      const first = ((common[w]! >>> bit) & 1) === 1;
      soleLacker[number] = first ? name : null;
      if (!first) nearlyCommon[w]! &= ~(1 << bit);
    }
  }
  intersectBits(common, bits);
  addBits(any, bits);
  forEachBit(bits, (number) => {
    having[number]!++;
  });
  summary.count++;
}

function mergeLacker(a: HostsSummary, b: HostsSummary, number: number, name: string | null): string | null {
  const lackingA = a.count - a.having[number]!;
  const lackingB = b.count - b.having[number]!;
  if (lackingA + lackingB !== 1) return null;
  return lackingA === 1 ? name : b.soleLacker[number]!;
}

function sameSignature(known: HostsSummary['signature'], other: number | 'mixed'): number | 'mixed' {
  return known === null || known === other ? other : 'mixed';
}

function freeze({ nearlyCommon: _, ...summary }: Growing): HostsSummary {
  return summary;
}
