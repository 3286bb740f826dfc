import { addBits, type Bits, clearBit, setBit } from './bits.js';
import type { CompiledModel, X86Cpus } from './compiled.js';
import type { Cpu, FeaturePolicy } from './cpu.js';
import { UnknownFeatureError, UnknownModelError } from './errors.js';

/** @throws UnknownModelError if the map has no such model */
export function requireModel(cpus: X86Cpus, name: string | null): CompiledModel {
  const model = name === null ? undefined : cpus.modelsByName.get(name);
  if (!model) throw new UnknownModelError(name, cpus.release);
  return model;
}

/** @throws UnknownFeatureError if the map has no such feature */
export function requireFeature(cpus: X86Cpus, name: string): number {
  const number = cpus.featureNumbers[name];
  if (number === undefined) throw new UnknownFeatureError(name, cpus.release);
  return number;
}

/**
 * Fills `into` with everything the CPU has: its model's features, plus those required or forced, minus those
 * disabled or forbidden, in list order; optional ones are left alone (x86ModelFromCPU with policy -1, libvirt 11.3).
 *
 * @throws UnknownModelError, UnknownFeatureError; an optional feature may be unknown
 */
export function cpuToBits(cpus: X86Cpus, cpu: Cpu, into: Bits): void {
  if (cpu.model === null) into.fill(0);
  else into.set(requireModel(cpus, cpu.model).bits);
  for (const { name, policy } of cpu.features) {
    if (policy === null || policy === 'require' || policy === 'force') setBit(into, requireFeature(cpus, name));
    else if (policy !== 'optional') clearBit(into, requireFeature(cpus, name));
  }
}

/**
 * Fills `into` with the features of one policy; require includes the model's own.
 * Host CPUs only have require: any other policy gives the empty set (x86ModelFromCPU, libvirt 11.3).
 *
 * @throws UnknownModelError, UnknownFeatureError for features of that policy
 */
export function policyToBits(cpus: X86Cpus, cpu: Cpu, policy: FeaturePolicy, into: Bits): void {
  into.fill(0);
  if (cpu.type === 'host' && policy !== 'require') return;
  if (policy === 'require' && cpu.model !== null) addBits(into, requireModel(cpus, cpu.model).bits);
  for (const feature of cpu.features) {
    if ((feature.policy ?? 'require') === policy) setBit(into, requireFeature(cpus, feature.name));
  }
}
