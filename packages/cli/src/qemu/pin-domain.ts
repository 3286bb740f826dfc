import {
  type PinnedCpu,
  type PropertyValue,
  pin,
  refuseRemoved,
  translateFeature,
  withMachine,
} from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import { UsageError } from '../io/fail.js';
import { readDomainCpu } from './domain-xml.js';
import { newestWith, type Releases } from './releases.js';
import { valueText } from './text.js';

export interface PinnedDomain extends PinnedCpu {
  readonly text: string;
  readonly from: string;
  readonly machine: string;
  readonly release: string;
}

/** A domain's XML with the immutable name of its CPU; what its `<feature>` elements say is kept. */
export function pinDomain(text: string, releases: Releases, release: string | undefined): PinnedDomain {
  const domain = readDomainCpu(text);
  refuseRemoved(domain.machine, domain.model);
  const qemu = withMachine(releases.get(release ?? newestWith(releases, domain.machine)), domain.machine);
  const { machine, accelerator, model } = domain;
  const options = { machine, accelerator, model, otherReleases: releases.others(qemu) };
  // The host's vendor makes no difference to a name.
  const pinned = pin(qemu, { ...options, ...(accelerator === 'kvm' ? { hostVendor: 'GenuineIntel' } : {}) });
  const said = new Set(domain.features.map(({ name }) => name));
  const features = Object.entries(pinned.properties).map(([property, value]) =>
    featureOf(property, value, pinned.model),
  );
  const rewritten = domain.rewrite(
    pinned.model,
    features.filter(({ name }) => !said.has(name)),
  );
  return { ...pinned, text: rewritten, from: model, machine, release: qemu.release };
}

/** A property as libvirt's XML has it. */
function featureOf(property: string, value: PropertyValue, model: string): { policy: string; name: string } {
  const name = translateFeature(FEATURES, property, 'libvirt', 'qemu');
  if (typeof value === 'boolean' && name !== null) return { policy: value ? 'require' : 'disable', name };
  throw new UsageError(
    `this machine type also sets ${property}=${valueText(value)} on the unversioned name, which libvirt's XML cannot say; ${model} alone would be another CPU`,
  );
}
