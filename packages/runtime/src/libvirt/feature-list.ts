import type { Cpu, CpuFeature, CpuType, FeaturePolicy } from './cpu.js';

/** An ordered list of features that is being changed; names occur once. */
export class FeatureList {
  readonly #type: CpuType;
  readonly #items = new Map<string, FeaturePolicy | null>();

  constructor(type: CpuType, features: readonly CpuFeature[] = []) {
    this.#type = type;
    for (const { name, policy } of features) this.#items.set(name, policy);
  }

  /** Sets the policy; a new name goes to the end (virCPUDefUpdateFeature, libvirt 11.3). Hosts have no policies. */
  update(name: string, policy: FeaturePolicy | null): void {
    this.#items.set(name, this.#type === 'host' ? null : policy);
  }

  /** Adds a name that is not there yet (virCPUDefAddFeatureIfMissing, 11.3). */
  addIfMissing(name: string, policy: FeaturePolicy): void {
    if (!this.#items.has(name)) this.update(name, policy);
  }

  /** Updates with every feature of `features`, in order. */
  overlay(features: readonly CpuFeature[]): void {
    for (const { name, policy } of features) this.update(name, policy);
  }

  toArray(): CpuFeature[] {
    return Array.from(this.#items, ([name, policy]) => ({ name, policy }));
  }
}

/** Features of `source` for a CPU of type `type`: hosts lose policies, others get require (virCPUDefCopyModel, 11.3). */
export function featuresFor(type: CpuType, source: Cpu): readonly CpuFeature[] {
  if (type === source.type) return source.features;
  return source.features.map(({ name, policy }) => ({
    name,
    policy: type === 'host' ? null : (policy ?? 'require'),
  }));
}

/** The CPU with only those explicit features that `keep` accepts (virCPUDefFilterFeatures, 11.3). */
export function filterFeatures(cpu: Cpu, keep: (feature: CpuFeature) => boolean): Cpu {
  return { ...cpu, features: cpu.features.filter(keep) };
}

/** The explicit feature of that name, or undefined. */
export function findFeature(cpu: Cpu, name: string): CpuFeature | undefined {
  return cpu.features.find((feature) => feature.name === name);
}
