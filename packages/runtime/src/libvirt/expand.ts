import { forEachBit } from './bits.js';
import type { X86Cpus } from './compiled.js';
import type { Cpu } from './cpu.js';
import { requireModel } from './cpu-bits.js';
import { FeatureList } from './feature-list.js';

/**
 * The CPU with every feature of its model listed, sorted by name (virCPUExpandFeatures and
 * virCPUx86ExpandFeatures, libvirt 11.3).
 *
 * Explicit features override the model's. Of a guest's, only those required or disabled are kept: force, optional
 * and forbid vanish, so expand CPUs that describe a host. What the model lists as removed becomes disabled.
 *
 * @throws UnknownModelError
 */
export function expand<Release extends string>(cpus: X86Cpus<Release>, cpu: Cpu<NoInfer<Release>>): Cpu<Release> {
  const model = requireModel(cpus, cpu.model);
  const host = cpu.type === 'host';
  const list = new FeatureList(cpu.type);
  forEachBit(model.bits, (number) => list.update(cpus.features[number]!.name, 'require'));
  list.overlay(cpu.features.filter(({ policy }) => host || policy === 'require' || policy === 'disable'));
  if (!host) for (const number of model.removed) list.addIfMissing(cpus.features[number]!.name, 'disable');
  return sortFeatures({ ...cpu, features: list.toArray() });
}

/** Explicit features sorted by name in byte order: all that expanding does where no driver expands (ppc64). */
export function sortFeatures(cpu: Cpu): Cpu {
  const features = [...cpu.features].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { ...cpu, features };
}
