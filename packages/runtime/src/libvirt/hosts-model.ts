import { X86_LEVELS } from '../levels.js';
import { type AllowedModel, allowedByNumber, blockersToBits } from './allowed-models.js';
import { type Bits, emptyBits, hasBit, popcount } from './bits.js';
import { type Candidate, listFeatures, weigh } from './candidate.js';
import type { CompiledModel, X86Cpus } from './compiled.js';
import { type Cpu, guestCpu } from './cpu.js';
import { NoMatchingModelError } from './errors.js';

/**
 * The guest CPU that says these features in the fewest words; a disabled feature counts as three. Ties go to the
 * later, so newer, model of the map. 64-bit hosts get a 64-bit model wherever there is one: by family and model, systems
 * take another for the 32-bit CPU whose errata they work around.
 *
 * @param vendor name of the vendor of all hosts; null: only models without a vendor
 * @param unknown features of which not all hosts say whether they have them: disabled, and counted as one
 * @throws NoMatchingModelError
 */
export function bestHostsModel(
  cpus: X86Cpus,
  bits: Bits,
  vendor: string | null,
  models: readonly AllowedModel[] | undefined,
  unknown: Bits | null = null,
): Cpu {
  const allowed = allowedByNumber(cpus, models);
  let best: Candidate | null = null;
  let least = Number.POSITIVE_INFINITY;
  const wide = is64Bit(cpus, bits);
  for (const model of cpus.models) {
    const entry = allowed?.[model.number];
    if ((allowed && !entry) || !isUsable(model, vendor) || isSuperseded(cpus, model, allowed)) continue;
    const next = weigh(model, bits, blockersOf(cpus, entry), 'guest');
    const doubtful = unknown === null ? 0 : lackingOf(model, bits, unknown);
    const narrow = wide && !is64Bit(cpus, model.bits) ? MORE_PER_FEATURE * cpus.features.length : 0;
    const cost = next.enabled + 3 * next.disabled - 2 * doubtful + narrow;
    if (cost > least) continue;
    [best, least] = [next, cost];
  }
  if (!best) throw new NoMatchingModelError('hosts', 'a model of their vendor that is allowed');
  const features = listFeatures(cpus, best, bits, 'guest', null);
  return guestCpu({ model: best.model.name, vendor, features, fallback: 'forbid' });
}

/** More than a feature can cost. */
const MORE_PER_FEATURE = 4;

/** Whether all of x86-64-v1 is there; its features have the same names in libvirt and QEMU. */
function is64Bit({ featureNumbers }: X86Cpus, bits: Bits): boolean {
  return (X86_LEVELS[0] ?? []).every((name) => {
    const number = featureNumbers[name];
    return number !== undefined && hasBit(bits, number);
  });
}

/** How many features a model has beyond `bits` that are among others. */
function lackingOf({ bits: own }: CompiledModel, bits: Bits, others: Bits): number {
  return own.reduce((sum, word, at) => sum + popcount(word & ~bits[at]! & others[at]!), 0);
}

/** The name by which people know a version that has a fixed one, `Haswell-noTSX` for `Haswell-v2`; null without. */
export function knownAlias({ models }: X86Cpus, version: string): string | null {
  const family = version.replace(/-v\d+$/, '');
  return models.find(({ name, canonical }) => canonical === version && name !== family)?.name ?? null;
}

/** Models that libvirt itself never picks are left out too. */
function isUsable(model: CompiledModel, vendor: string | null): boolean {
  return (model.decodeHost || model.decodeGuest) && (model.vendor === null || model.vendor.name === vendor);
}

/** Aliases give way to their canonical names, where those may be used. */
function isSuperseded(
  cpus: X86Cpus,
  { canonical }: CompiledModel,
  allowed: ReturnType<typeof allowedByNumber>,
): boolean {
  const number = canonical === null ? undefined : cpus.modelsByName.get(canonical)?.number;
  return number !== undefined && (allowed === null || allowed[number] !== undefined);
}

function blockersOf(cpus: X86Cpus, entry: AllowedModel | undefined): Bits | null {
  if (!entry?.blockers || entry.blockers.length === 0) return null;
  const bits = emptyBits(cpus.features.length);
  blockersToBits(cpus, entry.blockers, bits);
  return bits;
}
