import type { ModelDefinition, QemuRelease } from '@cpu-models/runtime';
import { byCodePoint, namesOfModel } from './names.js';

/** Models that Proxmox VE does not offer. */
const SKIPPED: readonly string[] = ['n270', 'Denverton', 'Snowridge'];
const VENDORS: readonly string[] = ['AuthenticAMD', 'GenuineIntel'];
/** Models of no hardware in particular: the processor below is what they are shown as. */
const GENERIC = /^(kvm|qemu)(32|64)$/;
/** There were no such processors; Proxmox VE maps them to the models for servers. */
const KEPT: readonly string[] = ['Icelake-Client', 'Icelake-Client-noTSX'];

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
  const offered = models.filter(isOffered).flatMap((definition) => {
    const vendor = GENERIC.test(definition.name) ? 'default' : definition.vendor;
    return exposedNames(definition).map((name) => ({ name, vendor }));
  });
  const kept = KEPT.map((name) => ({ name, vendor: 'GenuineIntel' }));
  return [...offered, ...kept, { name: 'max', vendor: 'default' }].sort((a, b) => byCodePoint(a.name, b.name));
}

function isOffered({ name, vendor, deprecation }: ModelDefinition): boolean {
  return deprecation === null && !SKIPPED.includes(name) && VENDORS.includes(vendor);
}

function exposedNames(definition: ModelDefinition): string[] {
  const aliased = definition.versions.filter(({ alias }) => alias !== null).map(({ version }) => version);
  return namesOfModel(definition)
    .filter(({ version, isAlias }) => version === null || isAlias || (version > 1 && !aliased.includes(version)))
    .map(({ name }) => name);
}

/** CPU types that Proxmox VE makes itself, out of qemu64 and flags. */
export const OWN_TYPES: readonly string[] = ['x86-64-v2', 'x86-64-v2-AES', 'x86-64-v3', 'x86-64-v4'];
