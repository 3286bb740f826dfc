import type { CpuMap } from '@cpu-models/runtime';
import type { PackedMap } from '@cpu-models/runtime/codegen/v1';

/** A map with each model's feature lists as bit sets over the features' sorted names; read back by unpackMap. */
export function packMap(map: CpuMap): PackedMap {
  const names = map.x86.features.map((feature) => feature.name).sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const bits = (names: readonly string[]) => packBits(names.map((name) => index.get(name) as number));
  return {
    ...map,
    x86: {
      ...map.x86,
      models: map.x86.models.map((model) => ({
        ...model,
        features: bits(model.features),
        added: bits(model.added),
        removed: bits(model.removed),
      })),
    },
  };
}

/** Hexadecimal, most significant digit first; empty for no bit. */
function packBits(indices: readonly number[]): string {
  const mask = indices.reduce((bits, i) => bits | (1n << BigInt(i)), 0n);
  return mask === 0n ? '' : mask.toString(16);
}
