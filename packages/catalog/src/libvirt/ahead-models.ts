import type { MapModel } from '@cpu-models/runtime';
import type { AheadModel } from '@cpu-models/source';
import type { Aged, LibvirtSlice } from '../slice/libvirt.js';
import type { NamesOfModel } from './index-groups.js';
import { inLibvirt, partialCheckOf } from './name-model.js';
import { steppingMask } from './signature.js';

/** The file below the source's root that lists them. */
export const AHEAD = 'x86/libvirt/ahead.yaml';

/**
 * The entries of a release that count: those of names that no definition of QEMU's gives.
 * @param derived the names that follow from QEMU's models, and libvirt's own
 */
export function aheadOf(slice: LibvirtSlice, derived: ReadonlySet<string>): Aged<AheadModel>[] {
  return slice.ahead.filter((entry) => !derived.has(entry.name));
}

/** The map's model of such a name. */
export function aheadModel(entry: Aged<AheadModel>, slice: LibvirtSlice): MapModel {
  const reference = entry.reference ?? null;
  return {
    name: entry.name,
    partialCompat: reference === null && partialCheckOf(entry.age, slice) !== undefined,
    decodeHost: true,
    decodeGuest: entry.guest ?? true,
    ancestor: reference,
    signatures: (entry.signatures ?? []).map(({ family, model, steppings }) => ({
      family,
      model,
      stepping: steppings === undefined ? null : steppingMask(steppings),
    })),
    vendor: entry.vendor ?? null,
    features: inLibvirt(entry.features ?? [], slice),
    added: inLibvirt(entry.added ?? [], slice),
    removed: inLibvirt(entry.removed ?? [], slice),
  };
}

/** Puts a name behind those of its model: NAME-vN stands last there. Others are models themselves. */
export function placeAhead(named: NamesOfModel[], { name, vendor }: Aged<AheadModel>): void {
  const at = named.findIndex(({ model }) => model === modelOfName(name));
  const found = named[at];
  if (found === undefined) named.push({ model: name, vendor: vendor ?? null, names: [name] });
  else named[at] = { ...found, names: [...found.names, name] };
}

/** NAME of NAME-vN. */
export function modelOfName(name: string): string {
  return name.replace(/-v[0-9]+$/, '');
}
