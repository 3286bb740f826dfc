import type { ModelDefinition, QemuRelease } from '@cpu-models/runtime';
import { byCodePoint, namesOfModel } from './names.js';
import { policyOf } from './policy.js';

interface Policy {
  readonly skipped: readonly string[];
  readonly vendors: readonly string[];
  /** Models of no hardware in particular: their vendor is shown as `default`. */
  readonly generic: readonly string[];
  readonly kept: readonly string[];
  /** Types that it makes itself, out of a model and flags. */
  readonly own: readonly string[];
}

/** A CPU type that a VM's configuration may name. */
export interface ProxmoxType {
  readonly name: string;
  /** `default`: of the processor below. */
  readonly vendor: string;
}

/**
 * The CPU types that Proxmox VE takes from QEMU, sorted: a version goes by its alias where it has one, and version 1 by
 * the bare name.
 *
 * Source: debian/parse-cpu-models.pl of pve-qemu.
 */
export function proxmoxTypes({ models }: QemuRelease): ProxmoxType[] {
  const policy = policyOf<Policy>('proxmox');
  const offered = models
    .filter((model) => isOffered(policy, model))
    .flatMap((definition) => {
      const vendor = policy.generic.includes(definition.name) ? 'default' : definition.vendor;
      return exposedNames(definition).map((name) => ({ name, vendor }));
    });
  const kept = policy.kept.map((name) => ({ name, vendor: 'GenuineIntel' }));
  return [...offered, ...kept, { name: 'max', vendor: 'default' }].sort((a, b) => byCodePoint(a.name, b.name));
}

function isOffered({ skipped, vendors }: Policy, { name, vendor, deprecation }: ModelDefinition): boolean {
  return deprecation === null && !skipped.includes(name) && vendors.includes(vendor);
}

function exposedNames(definition: ModelDefinition): string[] {
  const aliased = definition.versions.filter(({ alias }) => alias !== null).map(({ version }) => version);
  return namesOfModel(definition)
    .filter(({ version, isAlias }) => version === null || isAlias || (version > 1 && !aliased.includes(version)))
    .map(({ name }) => name);
}

/** CPU types that Proxmox VE makes itself, out of qemu64 and flags. */
export function ownTypes(): readonly string[] {
  return policyOf<Policy>('proxmox').own;
}
