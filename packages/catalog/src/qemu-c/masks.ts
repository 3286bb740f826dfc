import type { Feature } from '@cpu-models/source';
import { valueAt } from '../span.js';
import type { CMask } from './types.js';

export const NO_BITS: CMask = { macros: [], numbers: 0n, all: false };
export const ALL_BITS: CMask = { macros: [], numbers: 0n, all: true };

/** Whether a mask has no bit at all. */
export function isEmpty(mask: CMask): boolean {
  return !mask.all && mask.numbers === 0n && mask.macros.length === 0;
}

/** The bits of these features, by QEMU's macros where it has them in the release. */
export function maskOf(features: readonly Feature[], release: string, numbers = 0n): CMask {
  const macros = features.map((feature) => valueAt(feature.macro, release));
  const unnamed = features.filter((_, i) => macros[i] === undefined);
  return {
    macros: macros.filter((macro) => macro !== undefined),
    numbers: unnamed.reduce((sum, feature) => sum | (1n << BigInt(feature.bit)), numbers),
    all: false,
  };
}
