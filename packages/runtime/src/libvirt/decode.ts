import { type AllowedModel, allowedByNumber, blockersToBits } from './allowed-models.js';
import { type Bits, clearBit, containsBits } from './bits.js';
import { type Candidate, isShorter, listFeatures, weigh } from './candidate.js';
import type { CompiledModel, CompiledVendor, X86Cpus } from './compiled.js';
import { type Cpu, type CpuType, type Fallback, guestCpu, hostCpu } from './cpu.js';
import { type CpuData, findCpuid } from './data.js';
import { dataToBits } from './data-bits.js';
import { ModelNotAllowedError, NoMatchingModelError } from './errors.js';
import { eaxToSignature, matchesSignature, SIGNATURE_MASK, type Signature } from './signature.js';
import { vendorOfData } from './vendor.js';

/** How CPU data is described, and by which models. */
export interface DecodeOptions {
  /** How the CPU is described; `host` unless given. */
  readonly type?: CpuType;
  /** Only these models may be used; all when absent. */
  readonly models?: readonly AllowedModel[];
  /** Models to be preferred; a single one is taken if at all possible. */
  readonly preferred?: readonly string[];
  /** Leave out explicit features that block migration. */
  readonly migratable?: boolean;
  /** `forbid`: a single preferred model that is not allowed is an error. `allow` unless given. */
  readonly fallback?: Fallback;
}

/**
 * The model nearest to the data, and the features beside it (cpuDecode, x86Decode; libvirt 11.3).
 *
 * Models are tried from the map's last to its first. One whose signature fits is kept against all that do not fit;
 * otherwise the shorter list of features wins. Intel's broken TSX (family 6, models 60, 69, 70, and 63 below
 * stepping 4) is taken off first (x86DataFilterTSX).
 *
 * @param data CPUID and MSRs; bits that no feature names do not matter
 * @returns a host CPU with architecture x86_64 and signature, or a guest CPU, mode custom
 * @throws NoMatchingModelError, ModelNotAllowedError
 */
export function decode<Release extends string>(
  cpus: X86Cpus<Release>,
  data: CpuData,
  options: DecodeOptions = {},
): Cpu<Release> {
  const bits = cpus.scratch.data;
  dataToBits(cpus, data, bits);
  const vendor = vendorOfData(cpus, data);
  const eax = findCpuid(data, 1)?.eax ?? 0;
  return decodeBits(cpus, { bits, vendor, eax: (eax & SIGNATURE_MASK) >>> 0 }, options);
}

/** What decoding looks at: features, vendor and leaf 1 eax without its reserved bits. */
export interface Described {
  readonly bits: Bits;
  readonly vendor: CompiledVendor | null;
  readonly eax: number;
}

/**
 * {@link decode} for data that is already a set of features; may drop features from `bits`.
 *
 * @throws NoMatchingModelError, ModelNotAllowedError
 */
export function decodeBits(cpus: X86Cpus, described: Described, options: DecodeOptions): Cpu {
  const { bits, vendor, eax } = described;
  const type = options.type ?? 'host';
  const signature = eaxToSignature(eax);
  dropBrokenTsx(cpus, bits, vendor, signature);
  const best = bestCandidate(cpus, { bits, vendor, signature: eax === 0 ? null : signature }, type, options);
  const skip = options.migratable ? cpus.nonMigratable : null;
  const parts = {
    model: best.model.name,
    vendor: vendor?.name ?? null,
    signature: signature.family === 0 ? null : signature,
    features: listFeatures(cpus, best, bits, type, skip),
    fallback: options.fallback ?? 'allow',
  };
  return type === 'host' ? hostCpu({ ...parts, arch: 'x86_64' }) : guestCpu(parts);
}

interface Sought {
  readonly bits: Bits;
  readonly vendor: CompiledVendor | null;
  readonly signature: Signature | null;
}

function bestCandidate(cpus: X86Cpus, sought: Sought, type: CpuType, options: DecodeOptions): Candidate {
  const allowed = allowedByNumber(cpus, options.models);
  const preferred = options.preferred ?? [];
  const single = preferred.length === 1 ? preferred[0] : null;
  const costs = type === 'guest' && cpus.behaviours.has('disabled-features-cost');
  let best: Candidate | null = null;
  for (let number = cpus.models.length - 1; number >= 0; number--) {
    const model = cpus.models[number]!;
    const entry = allowed?.[number];
    if (allowed && !entry) {
      if (model.name === single && options.fallback === 'forbid') throw new ModelNotAllowedError(model.name);
      continue;
    }
    if (sought.vendor && model.vendor && sought.vendor !== model.vendor) continue;
    if (!(type === 'host' ? model.decodeHost : model.decodeGuest)) continue;
    const next = candidateFor(cpus, model, sought.bits, type, entry?.blockers);
    if (!next) continue;
    if (model.name === single) return next;
    const isPreferred = single === null && preferred.length > 0 && preferred.includes(model.name);
    if (!best || isBetter(next, best, sought.signature, costs, isPreferred)) best = next;
  }
  if (!best) throw new NoMatchingModelError('CPU data', 'data that some model of the map describes');
  return best;
}

/** Null if a host would need a feature disabled: hosts are described by models they fully have. */
function candidateFor(
  cpus: X86Cpus,
  model: CompiledModel,
  data: Bits,
  type: CpuType,
  blockers: readonly string[] | undefined,
): Candidate | null {
  if (type === 'host' && !containsBits(data, model.bits)) return null;
  let blocked: Bits | null = null;
  if (blockers && blockers.length > 0) {
    blocked = new Uint32Array(data.length);
    blockersToBits(cpus, blockers, blocked);
  }
  const candidate = weigh(model, data, blocked, type);
  return type === 'host' && candidate.disabled > 0 ? null : candidate;
}

/** x86DecodeUseCandidate (11.3): a fitting signature beats everything else. */
function isBetter(
  next: Candidate,
  best: Candidate,
  signature: Signature | null,
  costs: boolean,
  preferred: boolean,
): boolean {
  if (signature) {
    const bestFits = matchesSignature(best.model.signatures, signature);
    const nextFits = matchesSignature(next.model.signatures, signature);
    if (bestFits !== nextFits) return nextFits;
  }
  return isShorter(next, best, costs, preferred);
}

function dropBrokenTsx(
  cpus: X86Cpus,
  bits: Bits,
  vendor: CompiledVendor | null,
  { family, model, stepping }: Signature,
): void {
  if (vendor?.name !== 'Intel' || family !== 6) return;
  if (!(model === 60 || model === 69 || model === 70 || (model === 63 && stepping < 4))) return;
  for (const name of ['hle', 'rtm']) {
    const number = cpus.featureNumbers[name];
    if (number !== undefined) clearBit(bits, number);
  }
}
