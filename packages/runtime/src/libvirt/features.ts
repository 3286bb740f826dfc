import { hasBit } from './bits.js';
import type { X86Cpus } from './compiled.js';
import type { Cpu } from './cpu.js';
import { cpuToBits, requireFeature, requireModel } from './cpu-bits.js';
import type { CpuData } from './data.js';
import { addressToItem } from './data-bits.js';
import { isSubsetData } from './data-set.js';
import { UnknownFeatureError } from './errors.js';
import { filterFeatures } from './feature-list.js';
import { internalFeature } from './internal-features.js';

/**
 * Whether the CPU has a feature, by its model or explicitly (virCPUx86CheckFeature, libvirt 11.3).
 *
 * @throws UnknownFeatureError, UnknownModelError
 */
export function hasFeature<Release extends string>(
  cpus: X86Cpus<Release>,
  cpu: Cpu<NoInfer<Release>>,
  name: string,
): boolean {
  const bits = cpus.scratch.host;
  cpuToBits(cpus, cpu, bits);
  const number = cpus.featureNumbers[name];
  if (number !== undefined) return hasBit(bits, number);
  featureData(cpus, name);
  // Models never have the leaves of KVM and Hyper-V.
  return false;
}

/**
 * Whether the data has a feature (virCPUx86DataCheckFeature, libvirt 11.3).
 *
 * @throws UnknownFeatureError
 */
export function dataHasFeature(cpus: X86Cpus, data: CpuData, name: string): boolean {
  return isSubsetData(data, featureData(cpus, name));
}

/**
 * The data of one feature, of the map or of KVM and Hyper-V.
 *
 * @throws UnknownFeatureError
 */
export function featureData(cpus: X86Cpus, name: string): CpuData {
  const number = cpus.featureNumbers[name];
  if (number !== undefined) return { items: [addressToItem(cpus.features[number]!.address)] };
  const data = internalFeature(cpus.behaviours, name);
  if (!data) throw new UnknownFeatureError(name, cpus.release);
  return data;
}

/**
 * Checks that every explicit feature is in the map (virCPUx86ValidateFeatures, libvirt 11.3).
 *
 * @throws UnknownFeatureError
 */
export function validateFeatures<Release extends string>(cpus: X86Cpus<Release>, cpu: Cpu<NoInfer<Release>>): void {
  for (const { name } of cpu.features) requireFeature(cpus, name);
}

/** The CPU without explicit features that block migration, such as invtsc (virCPUx86CopyMigratable, libvirt 11.3). */
export function copyMigratable<Release extends string>(
  cpus: X86Cpus<Release>,
  cpu: Cpu<NoInfer<Release>>,
): Cpu<Release> {
  return filterFeatures(cpu, ({ name }) => isMigratable(cpus, name));
}

/** Whether the map lets a guest with this feature migrate; unknown names do (x86FeatureIsMigratable, 11.3). */
export function isMigratable(cpus: X86Cpus, name: string): boolean {
  const number = cpus.featureNumbers[name];
  return number === undefined || !hasBit(cpus.nonMigratable, number);
}

/**
 * What check='partial' means for a model (virCPUGetCheckMode, libvirt 11.3): `map` compares with the host by
 * cpu_map, `hypervisor` by the hypervisor's blockers ({@link compareUnusable}). Older releases only have `map`.
 *
 * @throws UnknownModelError
 */
export function checkMode(cpus: X86Cpus, model: string): 'map' | 'hypervisor' {
  const { partialCompat } = requireModel(cpus, model);
  return partialCompat || !cpus.behaviours.has('check-mode-by-model') ? 'map' : 'hypervisor';
}

/** The canonical name of a model that is an alias (`Nehalem` -> `Nehalem-v1`), or null (virCPUx86GetCanonicalModel, 11.3). */
export function canonicalModel(cpus: X86Cpus, model: string): string | null {
  return cpus.modelsByName.get(model)?.canonical ?? null;
}

/** The vendor of a model, or null (virCPUx86GetVendorForModel, 11.3). */
export function vendorOfModel(cpus: X86Cpus, model: string): string | null {
  return cpus.modelsByName.get(model)?.vendor?.name ?? null;
}

/**
 * Features that joined the model after its release: not part of it, yet tolerated (virCPUx86GetAddedFeatures, 11.3).
 *
 * @throws UnknownModelError
 */
export function addedFeatures(cpus: X86Cpus, model: string): readonly string[] {
  return requireModel(cpus, model).added;
}
