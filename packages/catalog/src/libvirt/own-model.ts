import type { MapModel } from '@cpu-models/runtime';
import type { LibvirtModelFile } from '@cpu-models/source';
import type { Aged, LibvirtSlice } from '../slice/libvirt.js';
import { byBytes, inLibvirt, partialCheckOf } from './name-model.js';

/**
 * The map's model of a name that QEMU never had.
 * @param models the models derived from QEMU's, by name
 */
export function ownModel(
  file: Aged<LibvirtModelFile>,
  models: ReadonlyMap<string, MapModel>,
  slice: LibvirtSlice,
): MapModel {
  const decode = file['decode-off'] !== true;
  return {
    name: file.name,
    partialCompat: partialCheckOf(file.age, slice) !== undefined,
    decodeHost: decode,
    decodeGuest: decode,
    ancestor: null,
    signatures: [],
    vendor: null,
    features: ownFeatures(file, models, slice),
    added: [],
    removed: [],
  };
}

function ownFeatures(
  file: Aged<LibvirtModelFile>,
  models: ReadonlyMap<string, MapModel>,
  slice: LibvirtSlice,
): string[] {
  const like = file.like === undefined ? undefined : models.get(file.like);
  if (file.like !== undefined && like === undefined)
    throw new Error(`${file.name} is like ${file.like}, which libvirt ${slice.release} lacks`);
  const without = new Set(inLibvirt(file.without ?? [], slice));
  const features = [
    ...(like?.features ?? []).filter((feature) => !without.has(feature)),
    ...inLibvirt([...(file.features ?? []), ...(file.with ?? [])], slice),
  ];
  return [...new Set(features)].sort(byBytes);
}
