import { CpuModelError } from '../../errors.js';
import { feature, follows, wordAt } from '../compile.js';
import { expand } from '../expand.js';
import { filterFeatures } from '../filter.js';
import { isOn, readValue, type VendorFamily, vendorFamily } from '../lookup.js';
import type { CacheSet, Register } from '../release.js';
import { isMax, type Request, type Topology } from '../request.js';
import { prepare, type ResolvedCpu } from '../resolve.js';
import { type CpuState, type PropertyValue, wordLow } from '../state.js';
import { cacheOf } from '../versions.js';

/** How many threads, cores, modules and dies a package has, and which of its CPUs reads; one of each unless said. */
export interface GuestOptions extends Partial<Topology> {
  readonly apicId?: number;
}

/** A CPU as it runs: expanded for its topology, filtered by the accelerator, sizes settled. */
export interface Guest {
  readonly request: Request;
  readonly state: CpuState;
  readonly topology: Topology;
  readonly apicId: number;
  readonly vendor: VendorFamily;
  readonly physBits: number;
  readonly guestPhysBits: number;
  /** Highest subleaf of leaf 0x24: that of the version that was asked for, whatever the host made of it. */
  readonly avx10MaxSubleaf: number;
  /** The model's own caches, or null for the legacy ones. */
  readonly caches: CacheSet | null;
}

/** Bits of 1.EDX that AMD repeats in 8000_0001.EDX (CPUID_EXT2_AMD_ALIASES). */
const AMD_ALIASES = 0x0183_f3ff;

/**
 * Starts a CPU: the part of x86_cpu_realizefn that a guest can see.
 *
 * @throws CpuModelError `refused` where QEMU refuses to start
 */
export function realize({ request }: ResolvedCpu, options: GuestOptions = {}): Guest {
  const { threads = 1, cores = 1, modules = 1, dies = 1, apicId = 0 } = options;
  const topology = { threads, cores, modules, dies };
  const state = prepare(request, false);
  settleSignature(request, state);
  expand(request, state, topology);
  filterFeatures(request, state);
  checkFiltered(request, state);
  const avx10MaxSubleaf = settleAvx10(request, state);
  const vendor = vendorFamily(readValue(request.compiled, state, 'vendor', ''));
  if (vendor === 'amd') repeatFeatures(request, state);
  checkVendorSwitches(request, state);
  const physBits = physicalBits(request, state);
  const guestPhysBits = guestPhysicalBits(request, state, physBits);
  return {
    request,
    state,
    topology,
    apicId,
    vendor,
    physBits,
    guestPhysBits,
    avx10MaxSubleaf,
    caches: ownCaches(request, state),
  };
}

/** A property of a running CPU, or what holds where the release does not have it. */
export function setting<T extends PropertyValue>({ request, state }: Guest, name: string, absent: T) {
  return readValue(request.compiled, state, name, absent);
}

/** Whether a guest sees a feature, by QEMU's name. */
export function has({ request, state }: Guest, name: string): boolean {
  return isOn(state, feature(request.compiled, name));
}

/** A feature word by its CPUID address; 0 where the release has no such word. */
export function word({ request, state }: Guest, eax: number, ecx: number, register: Register): number {
  const index = wordAt(request.compiled, eax, ecx, register);
  return index < 0 ? 0 : wordLow(state, index);
}

/**
 * `max` settles family, model and stepping here, before it takes over any feature (max_x86_cpu_realize), so that it
 * counts as a 64-bit CPU only if the caller asked for `lm`.
 */
function settleSignature(request: Request, state: CpuState): void {
  const { compiled } = request;
  if (!isMax(request) || !follows(compiled, 'max-signature-at-realize')) return;
  if (readValue(compiled, state, 'family', 0) !== 0) return;
  const signature = isOn(state, feature(compiled, 'lm')) ? [15, 107, 1] : [6, 6, 3];
  ['family', 'model', 'stepping'].forEach((name, at) => {
    const slot = compiled.slots.get(name);
    if (slot?.kind === 'value') state.values[slot.index] = signature[at] ?? 0;
  });
}

function checkFiltered({ compiled, model, accelerator }: Request, state: CpuState): void {
  if (!readValue(compiled, state, 'enforce', false) || state.filtered.every((bits) => bits === 0)) return;
  throw refused(model.name, `with 'enforce', as ${accelerator.toUpperCase()} lacks some of its features`);
}

/**
 * No newer version than the host's (x86_cpu_filter_features).
 *
 * @returns the highest subleaf of the version as it was asked for (env->avx10_max_subleaf)
 */
function settleAvx10({ compiled, host }: Request, state: CpuState): number {
  const slot = compiled.slots.get('avx10-version');
  if (slot?.kind !== 'value') return 0;
  const version = Number(state.values[slot.index]);
  const known = compiled.release.avx10Versions.find((entry) => entry.version === version);
  const kept = follows(compiled, 'forced-avx10-version-stays') && readValue(compiled, state, 'x-force-features', false);
  if (isOn(state, feature(compiled, 'avx10')) && !kept)
    state.values[slot.index] = Math.min(version, host?.avx10Version ?? 0);
  return known?.maxSubleaf ?? 0;
}

function repeatFeatures({ compiled }: Request, state: CpuState): void {
  const from = wordAt(compiled, 1, 0, 'edx');
  const to = wordAt(compiled, 0x8000_0001, 0, 'edx');
  if (from < 0 || to < 0) return;
  state.features[2 * to] = (wordLow(state, to) & ~AMD_ALIASES) | (wordLow(state, from) & AMD_ALIASES);
}

function checkVendorSwitches({ compiled, model }: Request, state: CpuState): void {
  const only = readValue(compiled, state, 'x-vendor-cpuid-only', true);
  if (only || !readValue(compiled, state, 'x-vendor-cpuid-only-v2', false)) return;
  throw refused(model.name, "with 'x-vendor-cpuid-only-v2' but without 'x-vendor-cpuid-only'");
}

function physicalBits({ compiled, model, accelerator, host }: Request, state: CpuState): number {
  const wanted = readValue(compiled, state, 'phys-bits', 0);
  if (isOn(state, feature(compiled, 'lm'))) {
    const taken = host?.physBits !== undefined && readValue(compiled, state, 'host-phys-bits', false);
    if (taken) return Math.min(host.physBits, readValue(compiled, state, 'host-phys-bits-limit', 0) || host.physBits);
    if (wanted !== 0 && (wanted < 32 || wanted > 52)) throw refused(model.name, `with ${wanted} phys-bits: 32 to 52`);
    const fixed = accelerator === 'tcg' && follows(compiled, 'tcg-fixed-phys-bits');
    if (fixed && wanted !== 0 && wanted !== 40) throw refused(model.name, 'with other phys-bits than 40 under TCG');
    return wanted === 0 ? 40 : wanted;
  }
  if (wanted !== 0) throw refused(model.name, 'with phys-bits, as it is a 32-bit CPU');
  const extended = follows(compiled, 'pae-has-36-bits') ? ['pse36', 'pae'] : ['pse36'];
  return extended.some((name) => isOn(state, feature(compiled, name))) ? 36 : 32;
}

function guestPhysicalBits({ compiled, model }: Request, state: CpuState, physBits: number): number {
  const wanted = readValue(compiled, state, 'guest-phys-bits', 0);
  if (wanted === 0 || wanted === 0xffff_ffff) return 0;
  if (!isOn(state, feature(compiled, 'lm'))) {
    throw refused(model.name, 'with guest-phys-bits, as it is a 32-bit CPU');
  }
  if (wanted < 32 || wanted > physBits) {
    throw refused(model.name, `with ${wanted} guest-phys-bits: 32 to ${physBits}`);
  }
  return wanted;
}

function ownCaches({ compiled, model, version }: Request, state: CpuState): CacheSet | null {
  if (readValue(compiled, state, 'legacy-cache', true)) return null;
  const id = model.definition === null ? null : cacheOf(model.definition, version);
  const caches = id === null ? undefined : compiled.release.caches[id];
  if (caches === undefined) throw refused(model.name, "with 'legacy-cache=off', as it has no caches of its own");
  return caches;
}

function refused(model: string, why: string): CpuModelError {
  return new CpuModelError('refused', model, `QEMU does not start '${model}' ${why}`);
}
