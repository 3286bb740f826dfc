import type { AllowedModel } from './allowed-models.js';
import { type Bits, emptyBits, intersectBits, isEmptyBits, setBit } from './bits.js';
import type { CompiledVendor, X86Cpus } from './compiled.js';
import type { Cpu } from './cpu.js';
import { cpuToBits } from './cpu-bits.js';
import { decodeBits } from './decode.js';
import { IncompatibleCpusError, InvalidCpuError, UnknownVendorError } from './errors.js';
import { expand } from './expand.js';
import { findVendor } from './vendor.js';

/** What a baseline may use, and how it is written. */
export interface BaselineOptions {
  /** Only these models may be used; all when absent. */
  readonly models?: readonly AllowedModel[];
  /** Only these features may be in the result; unknown names are ignored. */
  readonly features?: readonly string[];
  /** Leave out explicit features that block migration. */
  readonly migratable?: boolean;
  /** List the model's own features too, as VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES does. */
  readonly expanded?: boolean;
}

/**
 * The richest guest CPU that all of `all` can run (virCPUBaseline and virCPUx86Baseline, libvirt 11.3).
 *
 * Quirks kept: the first CPU's vendor is not checked against its model's; one CPU without a vendor leaves the
 * result without; signatures play no part; models are preferred that the CPUs name themselves.
 *
 * @param all host CPUs, or guest CPUs that describe hosts; each needs a model
 * @returns a guest CPU, match exact; fallback forbid if all have one model and the result has it too
 * @throws IncompatibleCpusError, UnknownVendorError, UnknownModelError, UnknownFeatureError, NoMatchingModelError
 */
export function baseline<Release extends string>(
  cpus: X86Cpus<Release>,
  all: readonly Cpu<NoInfer<Release>>[],
  options: BaselineOptions = {},
): Cpu<Release> {
  const names = modelNames(all);
  const common = emptyBits(cpus.features.length);
  const vendor = commonBits(cpus, all, common);
  if (options.features) intersectBits(common, knownBits(cpus, options.features));
  if (isEmptyBits(common))
    throw new IncompatibleCpusError('CPUs', 'nothing in common; expected at least one common feature');
  const decoded = decodeBits(
    cpus,
    { bits: common, vendor, eax: 0 },
    {
      type: 'guest',
      preferred: names,
      ...(options.models && { models: options.models }),
      ...(options.migratable && { migratable: true }),
    },
  );
  const same = names.length === 1 && decoded.model === names[0];
  const vendorKnown = all.every((cpu) => cpu.vendor !== null);
  const cpu: Cpu = {
    ...decoded,
    fallback: same ? 'forbid' : 'allow',
    vendor: vendorKnown ? decoded.vendor : null,
  };
  return options.expanded ? expand(cpus, cpu) : cpu;
}

function modelNames(all: readonly Cpu[]): string[] {
  if (all.length === 0) throw new InvalidCpuError('CPUs', 'none given; expected at least one');
  const names: string[] = [];
  for (const [index, { model }] of all.entries()) {
    if (model === null) throw new InvalidCpuError(`CPU ${index}`, 'no model; expected a model');
    if (!names.includes(model)) names.push(model);
  }
  return names;
}

/** Fills `into` with what all have; returns the vendor they agree on, or null. */
function commonBits(cpus: X86Cpus, all: readonly Cpu[], into: Bits): CompiledVendor | null {
  const own = cpus.scratch.host;
  let vendor: CompiledVendor | null = null;
  for (const [index, cpu] of all.entries()) {
    cpuToBits(cpus, cpu, index === 0 ? into : own);
    if (index > 0) intersectBits(into, own);
    vendor = agreeOnVendor(cpus, cpu, index, vendor);
  }
  return vendor;
}

function agreeOnVendor(cpus: X86Cpus, cpu: Cpu, index: number, vendor: CompiledVendor | null): CompiledVendor | null {
  const ofModel = index === 0 ? null : (cpus.modelsByName.get(cpu.model ?? '')?.vendor?.name ?? null);
  if (cpu.vendor !== null && ofModel !== null && cpu.vendor !== ofModel) {
    throw new IncompatibleCpusError(
      `model ${cpu.model}`,
      `vendor ${ofModel}, but CPU ${index} says ${cpu.vendor}; expected one vendor`,
    );
  }
  const name = cpu.vendor ?? ofModel;
  if (name === null) return vendor;
  if (vendor === null) return requireVendor(cpus, name);
  if (vendor.name !== name)
    throw new IncompatibleCpusError(`CPU ${index}`, `vendor ${name}; expected ${vendor.name} as before`);
  return vendor;
}

function requireVendor(cpus: X86Cpus, name: string): CompiledVendor {
  const vendor = findVendor(cpus, name);
  if (!vendor) throw new UnknownVendorError(name, `unknown; expected a vendor of libvirt ${cpus.release}`);
  return vendor;
}

function knownBits(cpus: X86Cpus, names: readonly string[]): Bits {
  const bits = emptyBits(cpus.features.length);
  for (const name of names) {
    const number = cpus.featureNumbers[name];
    if (number !== undefined) setBit(bits, number);
  }
  return bits;
}
