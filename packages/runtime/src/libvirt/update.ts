import { hasBit } from './bits.js';
import type { X86Cpus } from './compiled.js';
import type { Cpu, CpuFeature, FeaturePolicy } from './cpu.js';
import { cpuToBits, requireModel } from './cpu-bits.js';
import { HostNeededError } from './errors.js';
import { FeatureList, featuresFor } from './feature-list.js';
import { featureData } from './features.js';

/**
 * The guest CPU made independent of what host it is started on (virCPUUpdate, virCPUx86Update; libvirt 11.3).
 *
 * Mode host-model and match minimum take the host's model and features, with the guest's own on top; optional
 * features become required or disabled by what the host has. What the model lists as removed is always made
 * explicit. Modes host-passthrough and maximum stay as they are.
 *
 * @param host the host CPU, needed when the guest is relative to it
 * @param removedPolicy policy of removed features: `disable`, or `require` for a guest that migrates in;
 *   releases without that choice always disable
 * @throws HostNeededError, UnknownModelError, UnknownFeatureError
 */
export function update<Release extends string>(
  cpus: X86Cpus<Release>,
  guest: Cpu<NoInfer<Release>>,
  host: Cpu<NoInfer<Release>> | null,
  removedPolicy: FeaturePolicy = 'disable',
): Cpu<Release> {
  if (guest.mode === 'host-passthrough' || guest.mode === 'maximum') return guest;
  let updated = guest;
  if (isRelative(guest)) {
    if (!host) throw new HostNeededError();
    updated = { ...guest, features: decideOptional(cpus, guest, host) };
    if (takesHostModel(guest)) updated = withHostModel(updated, host);
  }
  const policy = cpus.behaviours.has('removed-policy') ? removedPolicy : 'disable';
  const list = new FeatureList(updated.type, updated.features);
  for (const number of requireModel(cpus, updated.model).removed)
    list.addIfMissing(cpus.features[number]!.name, policy);
  return { ...updated, features: list.toArray() };
}

function isRelative(guest: Cpu): boolean {
  return takesHostModel(guest) || guest.features.some(({ policy }) => policy === 'optional');
}

function takesHostModel(guest: Cpu): boolean {
  return guest.mode === 'host-model' || guest.match === 'minimum';
}

function decideOptional(cpus: X86Cpus, guest: Cpu, host: Cpu): CpuFeature[] {
  const bits = cpus.scratch.host;
  cpuToBits(cpus, host, bits);
  return guest.features.map(({ name, policy }) => {
    if (policy !== 'optional') return { name, policy };
    const number = cpus.featureNumbers[name];
    if (number === undefined) featureData(cpus, name);
    return { name, policy: number !== undefined && hasBit(bits, number) ? 'require' : 'disable' };
  });
}

/** x86UpdateHostModel (11.3): a guest that was custom keeps its own vendor and vendor_id, whatever the host's are. */
function withHostModel(guest: Cpu, host: Cpu): Cpu {
  const list = new FeatureList('guest', featuresFor('guest', host));
  list.overlay(guest.features);
  const custom = guest.mode === 'custom';
  return {
    ...guest,
    mode: 'custom',
    match: 'exact',
    model: host.model,
    microcode: host.microcode,
    vendor: custom ? guest.vendor : host.vendor,
    vendorId: custom ? guest.vendorId : (guest.vendorId ?? host.vendorId),
    features: list.toArray(),
  };
}
