import type { CMask } from '@cpu-models/catalog';
import { cBits, identifier } from './c-text.js';

/** The terms whose union is the mask. */
export function terms(mask: CMask): string[] {
  if (mask.all) return ['~0ull'];
  const macros = mask.macros.map(identifier);
  if (mask.numbers !== 0n) return [...macros, cBits(mask.numbers)];
  return macros.length === 0 ? ['0'] : macros;
}

/** The terms of a mask, none for one without bits. */
export function someTerms(mask: CMask): string[] {
  return mask.all || mask.numbers !== 0n || mask.macros.length > 0 ? terms(mask) : [];
}
