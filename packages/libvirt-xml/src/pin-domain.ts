import {
  CpuModelError,
  type FeatureSpelling,
  type NamesOfRelease,
  type PinnedCpu,
  type PropertyValue,
  pin,
  type QemuRelease,
  refuseRemoved,
  translateFeature,
  withMachine,
} from '@cpu-models/runtime';
import { readDomainCpu } from './domain-xml.js';

/** A domain with the immutable name of its CPU. */
export interface PinnedDomain extends PinnedCpu {
  /** The domain's XML, of which only the CPU has changed. */
  readonly text: string;
  /** The name that stood there. */
  readonly from: string;
  readonly machine: string;
  readonly release: string;
}

/** Where a domain's names are looked up. */
export interface PinDomainOptions {
  /** The release that a machine type is taken from. */
  readonly releaseFor: (machine: string) => QemuRelease;
  /** Names of the other releases, so that errors can tell `not yet` from `no longer`. */
  readonly othersOf: (release: QemuRelease) => Iterable<NamesOfRelease>;
  readonly features: readonly FeatureSpelling[];
}

/**
 * A domain's XML with the immutable name of its CPU; what its `<feature>` elements say is kept.
 * @throws CpuModelError for a text that is no domain with a CPU model, names that the release does not have, and a CPU
 * that libvirt's XML cannot say
 */
export function pinDomain(text: string, { releaseFor, othersOf, features }: PinDomainOptions): PinnedDomain {
  const domain = readDomainCpu(text);
  refuseRemoved(domain.machine, domain.model);
  const qemu = withMachine(releaseFor(domain.machine), domain.machine);
  const { machine, accelerator, model } = domain;
  const options = { machine, accelerator, model, otherReleases: othersOf(qemu) };
  // The host's vendor makes no difference to a name.
  const pinned = pin(qemu, { ...options, ...(accelerator === 'kvm' ? { hostVendor: 'GenuineIntel' } : {}) });
  const said = new Set(domain.features.map(({ name }) => name));
  const added = Object.entries(pinned.properties).map(([property, value]) =>
    featureOf(property, value, pinned.model, features),
  );
  const rewritten = domain.rewrite(
    pinned.model,
    added.filter(({ name }) => !said.has(name)),
  );
  return { ...pinned, text: rewritten, from: model, machine, release: qemu.release };
}

/** A property as libvirt's XML has it. */
function featureOf(property: string, value: PropertyValue, model: string, features: readonly FeatureSpelling[]) {
  const name = translateFeature(features, property, 'libvirt', 'qemu');
  if (typeof value === 'boolean' && name !== null) return { policy: value ? 'require' : 'disable', name };
  const said = typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
  throw new CpuModelError(
    'bad-value',
    property,
    `this machine type also sets ${property}=${said} on the unversioned name, which libvirt's XML cannot say; ${model} alone would be another CPU`,
  );
}
