import { type Bits, setBit } from './bits.js';
import type { X86Cpus } from './compiled.js';

/** A model that the hypervisor offers (libvirt's virDomainCapsCPUModel). */
export interface AllowedModel {
  readonly name: string;
  /** Features in libvirt's spelling that the hypervisor's model has but cannot give here. */
  readonly blockers?: readonly string[];
}

/** Entry of each model by its number; of two entries with one name, the first (virDomainCapsCPUModelsGet, 11.3). */
export function allowedByNumber(
  cpus: X86Cpus,
  models: readonly AllowedModel[] | undefined,
): readonly (AllowedModel | undefined)[] | null {
  if (!models) return null;
  const entries: (AllowedModel | undefined)[] = new Array(cpus.models.length).fill(undefined);
  for (const entry of models) {
    const number = cpus.modelsByName.get(entry.name)?.number;
    if (number !== undefined) entries[number] ??= entry;
  }
  return entries;
}

/** Fills `into` with the blockers that the map knows; others mean nothing to it. */
export function blockersToBits(cpus: X86Cpus, blockers: readonly string[], into: Bits): void {
  into.fill(0);
  for (const name of blockers) {
    const number = cpus.featureNumbers[name];
    if (number !== undefined) setBit(into, number);
  }
}
