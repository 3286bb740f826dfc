import type { AllowedModel } from './allowed-models.js';
import type { Comparison } from './compare.js';
import { type Cpu, guestCpu } from './cpu.js';
import {
  HostNeededError,
  InvalidCpuError,
  ModelNotAllowedError,
  NoMatchingModelError,
  UnknownFeatureError,
  UnknownVendorError,
} from './errors.js';
import { featuresFor } from './feature-list.js';
import type { CpuMap } from './map.js';

/**
 * Whether two Arm hosts are the same (virCPUarmCompare, libvirt 11.3): vendor and model must be equal.
 * Guests are not looked at: libvirt calls every one of them identical.
 */
export function compareArm(host: Cpu, cpu: Cpu): Comparison {
  if (cpu.type !== 'host') return { result: 'identical' };
  if (host.model === null) return { result: 'incompatible', reason: 'unknown-host', features: [] };
  if (host.vendor !== cpu.vendor) return { result: 'incompatible', reason: 'vendor', features: [] };
  return host.model === cpu.model
    ? { result: 'identical' }
    : { result: 'incompatible', reason: 'missing', features: [] };
}

/**
 * The first CPU's model, whatever the others are (virCPUarmBaseline, libvirt 11.3).
 *
 * @throws InvalidCpuError without CPUs; HostNeededError, UnknownVendorError and the others for CPUs that have no baseline
 */
export function baselineArm(all: readonly Cpu[]): Cpu {
  const first = all[0];
  if (!first) throw new InvalidCpuError('CPUs', 'none given; expected at least one');
  return guestCpu({ model: first.model });
}

/**
 * Mode host-model takes the host's model, vendor and features; the guest's own features are lost
 * (virCPUarmUpdate, libvirt 11.3).
 *
 * @throws HostNeededError
 */
export function updateArm(guest: Cpu, host: Cpu | null): Cpu {
  if (guest.mode !== 'host-model') return guest;
  if (!host) throw new HostNeededError();
  const { model, vendor, vendorId, microcode } = host;
  return {
    ...guest,
    mode: 'custom',
    match: 'exact',
    model,
    vendor,
    vendorId,
    microcode,
    features: featuresFor('guest', host),
  };
}

/**
 * Checks that every explicit feature is in the map (virCPUarmValidateFeatures, libvirt 11.3).
 *
 * @throws UnknownFeatureError
 */
export function validateFeaturesArm(map: CpuMap, cpu: Cpu): void {
  for (const { name } of cpu.features) {
    if (!map.arm.features.includes(name)) throw new UnknownFeatureError(name, map.release);
  }
}

/**
 * The model of a part number (virCPUarmDecode, libvirt 11.3). The part decides alone: the map's vendor of the
 * model is not looked at.
 *
 * @param host part number (MIDR_EL1 bits 15:4), implementer (bits 31:24), features in order
 * @throws NoMatchingModelError, ModelNotAllowedError, UnknownVendorError
 */
export function decodeArm(
  map: CpuMap,
  host: {
    readonly part: number;
    readonly implementer: number;
    readonly features: readonly string[];
  },
  models: readonly AllowedModel[] | null = null,
): Cpu {
  const model = map.arm.models.find(({ pvr }) => pvr === host.part);
  if (!model) throw new NoMatchingModelError(`part 0x${host.part.toString(16)}`, 'a part of the map');
  if (models && !models.some(({ name }) => name === model.name)) throw new ModelNotAllowedError(model.name);
  const vendor = map.arm.vendors.find(({ value }) => value === host.implementer);
  if (host.implementer !== 0 && !vendor) {
    throw new UnknownVendorError(
      `implementer 0x${host.implementer.toString(16)}`,
      'unknown; expected a vendor of the map',
    );
  }
  const features = host.features.map((name) => ({ name, policy: 'require' as const }));
  return guestCpu({ model: model.name, vendor: vendor?.name ?? null, features });
}
