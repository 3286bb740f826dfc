import { CpuModelError } from '../errors.js';
import { addBits, type Bits, forEachBit, setBit } from './bits.js';
import type { Scratch, X86Cpus } from './compiled.js';
import type { Cpu, FeaturePolicy } from './cpu.js';
import { cpuToBits, requireFeature, requireModel } from './cpu-bits.js';

/** Answer of {@link compare}; `features` are in map order. */
export type Comparison =
  /** The host is exactly what is asked for. */
  | { readonly result: 'identical' }
  /** The host has more: `features`. */
  | { readonly result: 'superset'; readonly features: readonly string[] }
  | {
      readonly result: 'incompatible';
      /** unknown-host: the host has no model. arch, vendor: another one is asked for. forbidden: the host has
       * `features` that are forbidden. missing: it lacks `features`. extra: match is strict, and it has more. */
      readonly reason: 'unknown-host' | 'arch' | 'vendor' | 'forbidden' | 'missing' | 'extra';
      readonly features: readonly string[];
    }
  /** A model or feature is unknown. */
  | { readonly result: 'error'; readonly error: CpuModelError };

const X86_ARCHS: readonly string[] = ['i686', 'x86_64'];

/**
 * Whether `cpu` can run on `host` (virCPUx86Compare and x86Compute, libvirt 11.3).
 *
 * Features that are forced, optional or disabled need not be there. Never throws for unknown names: they give
 * result `error`, as in libvirt.
 *
 * @param host a host CPU, or a guest CPU that describes a host
 * @param cpu a guest CPU, or another host's
 */
export function compare<Release extends string>(
  cpus: X86Cpus<Release>,
  host: Cpu<NoInfer<Release>>,
  cpu: Cpu<NoInfer<Release>>,
): Comparison {
  if (host.model === null) return incompatible('unknown-host', []);
  if (cpu.arch !== null && !X86_ARCHS.includes(cpu.arch)) return incompatible('arch', []);
  if (cpu.vendor !== null && cpu.vendor !== host.vendor) return incompatible('vendor', []);
  try {
    cpuToBits(cpus, host, cpus.scratch.host);
    splitPolicies(cpus, cpu);
  } catch (error) {
    if (error instanceof CpuModelError) return { result: 'error', error };
    throw error;
  }
  return compareBits(cpus, cpu);
}

/** The host's set and those of the policies are in the scratch. */
function compareBits(cpus: X86Cpus, cpu: Cpu): Comparison {
  const { host, forced, required, optional, disabled, forbidden } = cpus.scratch;
  let bad = 0;
  let lacking = 0;
  let extra = 0;
  for (let w = 0; w < host.length; w++) {
    const spared = forced[w]! | optional[w]! | disabled[w]!;
    forbidden[w]! &= host[w]!;
    bad |= forbidden[w]!;
    const needed = required[w]! & ~spared;
    required[w] = needed & ~host[w]!;
    lacking |= required[w]!;
    optional[w] = host[w]! & ~(spared | needed);
    extra |= optional[w]!;
  }
  if (bad !== 0) return incompatible('forbidden', featureNames(cpus, forbidden));
  if (lacking !== 0) return incompatible('missing', featureNames(cpus, required));
  if (extra === 0) return { result: 'identical' };
  const features = featureNames(cpus, optional);
  if (cpu.type === 'guest' && cpu.match === 'strict') return incompatible('extra', features);
  return { result: 'superset', features };
}

function incompatible(
  reason: Extract<Comparison, { result: 'incompatible' }>['reason'],
  features: readonly string[],
): Comparison {
  return { result: 'incompatible', reason, features };
}

/** One pass over the features for the five sets that x86ModelFromCPU makes one by one. */
function splitPolicies(cpus: X86Cpus, cpu: Cpu): void {
  const { scratch } = cpus;
  const { forced, required, optional, disabled, forbidden } = scratch;
  forced.fill(0);
  required.fill(0);
  optional.fill(0);
  disabled.fill(0);
  forbidden.fill(0);
  if (cpu.model !== null) addBits(required, requireModel(cpus, cpu.model).bits);
  for (const { name, policy } of cpu.features) {
    if (policy === null || policy === 'require') setBit(required, requireFeature(cpus, name));
    else if (cpu.type === 'guest') setBit(setOf(scratch, policy), requireFeature(cpus, name));
  }
}

function setOf(scratch: Scratch, policy: FeaturePolicy): Bits {
  switch (policy) {
    case 'force':
      return scratch.forced;
    case 'optional':
      return scratch.optional;
    case 'disable':
      return scratch.disabled;
    case 'forbid':
      return scratch.forbidden;
    default:
      return scratch.required;
  }
}

/** Names of a set, in map order (x86FeatureNames, 11.3). */
export function featureNames(cpus: X86Cpus, bits: Bits): string[] {
  const names: string[] = [];
  forEachBit(bits, (number) => names.push(cpus.features[number]!.name));
  return names;
}
