import type { MapSignature } from './map.js';

/** Display family, display model and stepping of a CPU. */
export interface Signature {
  readonly family: number;
  readonly model: number;
  readonly stepping: number;
}

/** The bits of leaf 1 eax that are not reserved (SIGNATURE_MASK of cpu_x86.c, 11.3). */
export const SIGNATURE_MASK = 0x0fff3fff;

/**
 * Leaf 1 eax of a signature (x86MakeSignature, 11.3): extended family in 27:20, extended model in 19:16,
 * family in 11:8, model in 7:4, stepping in 3:0; the processor type is always 0.
 */
export function signatureToEax({ family, model, stepping }: Signature): number {
  const extended = family > 15 ? ((family - 15) << 20) | (15 << 8) : family << 8;
  return (extended | ((model >>> 4) << 16) | ((model & 15) << 4) | (stepping & 15)) >>> 0;
}

/**
 * The signature in leaf 1 eax (virCPUx86SignatureFromCPUID, 11.3).
 * libvirt adds the extended family for every family, not only for family 15 as the manuals say; so does this.
 */
export function eaxToSignature(eax: number): Signature {
  return {
    family: ((eax >>> 20) & 0xff) + ((eax >>> 8) & 15),
    model: ((eax >>> 12) & 0xf0) + ((eax >>> 4) & 15),
    stepping: eax & 15,
  };
}

/** Whether any of a model's signatures fits (virCPUx86SignaturesMatch, 11.3). */
export function matchesSignature(signatures: readonly MapSignature[], { family, model, stepping }: Signature): boolean {
  for (const s of signatures) {
    if (s.family !== family || s.model !== model) continue;
    if (s.stepping === null || ((s.stepping >>> stepping) & 1) !== 0) return true;
  }
  return false;
}

/** The signature that stands for a model's entry: its lowest stepping (virCPUx86SignatureToCPUID, 11.3). */
export function representative({ family, model, stepping }: MapSignature): Signature {
  const lowest = stepping ? 31 - Math.clz32(stepping & -stepping) : 0;
  return { family, model, stepping: lowest };
}
