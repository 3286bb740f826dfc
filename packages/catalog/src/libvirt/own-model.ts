import type { MapModel } from '@cpu-models/runtime';
import type { LibvirtModelFile } from '@cpu-models/source';
import { holds } from '../span.js';
import type { Context } from './definition.js';
import { presentSince } from './libvirt-span.js';
import { byBytes, hasPartialCheck, inLibvirt } from './name-model.js';

/**
 * The map's model of a name that QEMU never had.
 * @param models the models derived from QEMU's, by name
 */
export function ownModel(file: LibvirtModelFile, models: ReadonlyMap<string, MapModel>, context: Context): MapModel {
  const since = file['decode-off-since'];
  const decode = since === undefined || !holds({ since }, context.release);
  return {
    name: file.name,
    partialCompat: hasPartialCheck(presentSince(file.libvirt), context),
    decodeHost: decode,
    decodeGuest: decode,
    ancestor: null,
    signatures: [],
    vendor: null,
    features: ownFeatures(file, models, context),
    added: [],
    removed: [],
  };
}

function ownFeatures(file: LibvirtModelFile, models: ReadonlyMap<string, MapModel>, context: Context): string[] {
  const like = file.like === undefined ? undefined : models.get(file.like);
  if (file.like !== undefined && like === undefined)
    throw new Error(`${file.name} is like ${file.like}, which libvirt ${context.release} lacks`);
  const without = new Set(inLibvirt(file.without ?? [], context));
  const features = [
    ...(like?.features ?? []).filter((feature) => !without.has(feature)),
    ...inLibvirt([...(file.features ?? []), ...(file.with ?? [])], context),
  ];
  return [...new Set(features)].sort(byBytes);
}
