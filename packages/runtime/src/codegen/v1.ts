import type { CpuMap, MapModel } from '../libvirt/map.js';

/**
 * What generated modules call: the contract between the generator and this package. A change that old generated modules
 * would not survive gets a new file beside this one.
 */
export type PackedMap = Omit<CpuMap, 'x86'> & {
  readonly x86: Omit<CpuMap['x86'], 'models'> & { readonly models: readonly PackedModel[] };
};

/** A model whose feature lists are hexadecimal bit sets over the names of the map's features, sorted. */
export type PackedModel = Omit<MapModel, 'features' | 'added' | 'removed'> & {
  readonly features: string;
  readonly added: string;
  readonly removed: string;
};

/** The map that a generated module packs. Feature lists come out in the order of libvirt's files: sorted by name. */
export function unpackMap<R extends string>(packed: PackedMap & { readonly release: R }): CpuMap<R> {
  const names = packed.x86.features.map((feature) => feature.name).sort();
  const models = packed.x86.models.map((model) => ({
    ...model,
    features: unpackNames(model.features, names),
    added: unpackNames(model.added, names),
    removed: unpackNames(model.removed, names),
  }));
  return { ...packed, x86: { ...packed.x86, models } };
}

function unpackNames(bits: string, names: readonly string[]): string[] {
  const found: string[] = [];
  for (let digit = 0; digit < bits.length; digit++) {
    const value = Number.parseInt(bits[bits.length - 1 - digit] as string, 16);
    for (let bit = 0; bit < 4; bit++) if ((value >> bit) & 1) found.push(names[digit * 4 + bit] as string);
  }
  return found;
}
