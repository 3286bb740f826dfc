import { ACCUMULATING_FEATURES } from '../generated/libvirt-code.js';
import type { AllowedModel } from './allowed-models.js';
import { type Bits, clearBit, emptyBits, hasBit, setBit, subtractBits } from './bits.js';
import { featureNames } from './compare.js';
import type { X86Cpus } from './compiled.js';
import type { Cpu } from './cpu.js';
import { IncompatibleCpusError } from './errors.js';
import { bestHostsModel } from './hosts-model.js';
import { type Host, type HostsSummary, readHost, summarizeHosts } from './hosts-summary.js';

export { ACCUMULATING_FEATURES };

/** What a baseline of hosts may use, keep and drop. */
export interface HostsBaselineOptions {
  /** Features that accumulate; {@link ACCUMULATING_FEATURES} unless given. */
  readonly accumulating?: readonly string[];
  /** `to` is of no use without `from`: it is dropped when `from` is not in the result. */
  readonly dependencies?: readonly { readonly from: string; readonly to: string }[];
  /** Only these models may be used, with these blockers; all when absent. */
  readonly models?: readonly AllowedModel[];
  /** Keep features that block migration; they are dropped unless true. */
  readonly keepNonMigratable?: boolean;
  /** Hosts of several vendors are an error unless true; then only models without a vendor are used. */
  readonly mixedVendors?: boolean;
}

/** The answer; lists of features are in map order. */
// biome-ignore lint/suspicious/noExplicitAny: as for Cpu
export interface HostsBaseline<Release extends string = any> {
  /** Guest CPU: the best named model, and the features beside it. */
  readonly cpu: Cpu<Release>;
  readonly features: readonly string[];
  /** Accumulating features that some hosts have and others lack: not in the result; mend those hosts. */
  readonly accumulated: readonly string[];
  /** Every host has them, but what they depend on is gone. */
  readonly dropped: readonly string[];
  readonly hosts: number;
  /** The host without which most features would be gained, and those; null if leaving out one host gains nothing. */
  readonly costliest: HostLoss | null;
}

/** What a host has and the baseline has not. */
export interface HostLoss {
  readonly host: string;
  readonly features: readonly string[];
}

/**
 * What a fleet of hosts has in common, for guests that move between them. Not libvirt's answer: see `baseline`.
 *
 * Features intersect, so that a guest starts on every host; then what depends on a missing feature is dropped. Those that
 * accumulate are kept apart. The model is
 * the one that needs the fewest words: a disabled feature counts as three required ones. Aliases give way to their
 * canonical, versioned names.
 *
 * @returns the baseline, and for each host, in order, the features that it has and guests will not see
 * @throws IncompatibleCpusError for no host, several vendors, or nothing in common; NoMatchingModelError
 */
export function hostsBaseline<Release extends string>(
  cpus: X86Cpus<Release>,
  hosts: readonly Host<NoInfer<Release>>[],
  options: HostsBaselineOptions = {},
): HostsBaseline<Release> & { readonly losses: readonly HostLoss[] } {
  const baseline = baselineOfSummary(cpus, summarizeHosts(cpus, hosts), options);
  return { ...baseline, losses: hosts.map((host) => lossOfHost(cpus, baseline, host)) };
}

/**
 * {@link hostsBaseline} of hosts that were summarised, possibly in pieces; without the losses of single hosts.
 *
 * @throws IncompatibleCpusError
 */
export function baselineOfSummary<Release extends string>(
  cpus: X86Cpus<Release>,
  summary: HostsSummary<NoInfer<Release>>,
  options: HostsBaselineOptions = {},
): HostsBaseline<Release> {
  if (summary.count === 0) throw new IncompatibleCpusError('hosts', 'none given; expected at least one');
  const vendor = commonVendor(summary, options);
  const bits = summary.common.slice();
  const accumulated = accumulating(cpus, summary, options.accumulating ?? ACCUMULATING_FEATURES);
  if (!options.keepNonMigratable) subtractBits(bits, cpus.nonMigratable);
  const dropped = dropDependents(cpus, bits, options.dependencies ?? []);
  if (bits.every((word) => word === 0))
    throw new IncompatibleCpusError('hosts', 'nothing in common; expected at least one common feature');
  return {
    cpu: bestHostsModel(cpus, bits, vendor, options.models),
    features: featureNames(cpus, bits),
    accumulated,
    dropped,
    hosts: summary.count,
    costliest: costliestHost(cpus, summary),
  };
}

/** What a host has that guests of this baseline will not see. */
export function lossOfHost<Release extends string>(
  cpus: X86Cpus<Release>,
  { features }: HostsBaseline<NoInfer<Release>>,
  host: Host<NoInfer<Release>>,
): HostLoss {
  const bits = emptyBits(cpus.features.length);
  readHost(cpus, host, bits);
  for (const name of features) clearBit(bits, cpus.featureNumbers[name]!);
  return { host: host.name, features: featureNames(cpus, bits) };
}

function commonVendor({ vendors }: HostsSummary, { mixedVendors }: HostsBaselineOptions): string | null {
  if (vendors.length === 1) return vendors[0] || null;
  if (mixedVendors) return null;
  const list = vendors.map((name) => name || 'unknown').join(', ');
  throw new IncompatibleCpusError('hosts', `several vendors (${list}); expected one, or mixedVendors`);
}

/** Those of `names` that any host has, and not all. */
function accumulating(cpus: X86Cpus, { common, any }: HostsSummary, names: readonly string[]): string[] {
  return names.filter((name) => {
    const number = cpus.featureNumbers[name];
    return number !== undefined && hasBit(any, number) && !hasBit(common, number);
  });
}

/** Drops until nothing changes, so the order of the list does not matter. Names that the map lacks have no say. */
function dropDependents(
  cpus: X86Cpus,
  bits: Bits,
  dependencies: NonNullable<HostsBaselineOptions['dependencies']>,
): string[] {
  const dropped = emptyBits(cpus.features.length);
  for (let again = true; again; ) {
    again = false;
    for (const { from, to } of dependencies) {
      const [source, target] = [cpus.featureNumbers[from], cpus.featureNumbers[to]];
      if (source === undefined || target === undefined || hasBit(bits, source) || !hasBit(bits, target)) continue;
      clearBit(bits, target);
      setBit(dropped, target);
      again = true;
    }
  }
  return featureNames(cpus, dropped);
}

/** Of hosts that cost the same, the one whose name comes first. */
function costliestHost(cpus: X86Cpus, { count, soleLacker }: HostsSummary): HostLoss | null {
  if (count < 2) return null;
  const costs = new Map<string, string[]>();
  for (const [number, host] of soleLacker.entries()) {
    if (host === null) continue;
    const features = costs.get(host) ?? [];
    features.push(cpus.features[number]!.name);
    costs.set(host, features);
  }
  let worst: HostLoss | null = null;
  for (const [host, features] of costs) {
    const more = features.length - (worst?.features.length ?? 0);
    if (more > 0 || (more === 0 && worst !== null && host < worst.host)) worst = { host, features };
  }
  return worst;
}
