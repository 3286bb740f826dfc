import type { AllowedModel } from './allowed-models.js';
import type { X86Cpus } from './compiled.js';
import type { Cpu } from './cpu.js';
import { cpuToBits, requireModel } from './cpu-bits.js';
import { decodeBits } from './decode.js';
import { ModelNotAllowedError } from './errors.js';
import { FeatureList } from './feature-list.js';
import { representative, SIGNATURE_MASK, signatureToEax } from './signature.js';

/**
 * The CPU in terms of a model that the hypervisor offers (virCPUTranslate, virCPUx86Translate; libvirt 11.3).
 *
 * Nothing changes if its model is offered, or if its mode is not custom. Otherwise it is decoded anew, with its
 * model's vendor and first signature, and its own features are laid on top.
 *
 * @throws ModelNotAllowedError if a fallback is forbidden; NoMatchingModelError, UnknownModelError, UnknownFeatureError
 */
export function translate<Release extends string>(
  cpus: X86Cpus<Release>,
  cpu: Cpu<NoInfer<Release>>,
  models: readonly AllowedModel[] | null,
): Cpu<Release> {
  if (cpu.mode !== null && cpu.mode !== 'custom') return cpu;
  if (!models || models.some(({ name }) => name === cpu.model)) return cpu;
  if (cpu.fallback !== 'allow') throw new ModelNotAllowedError(cpu.model ?? '');
  const model = cpu.model === null ? null : requireModel(cpus, cpu.model);
  const bits = cpus.scratch.data;
  cpuToBits(cpus, cpu, bits);
  const first = model?.signatures[0];
  const eax = first ? signatureToEax(representative(first)) & SIGNATURE_MASK : 0;
  const decoded = decodeBits(cpus, { bits, vendor: model?.vendor ?? null, eax: eax >>> 0 }, { type: cpu.type, models });
  const list = new FeatureList(cpu.type, decoded.features);
  list.overlay(cpu.features);
  return { ...cpu, model: decoded.model, microcode: null, features: list.toArray() };
}
