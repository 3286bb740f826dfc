import type { XmlElement } from './xml-element.js';
import { fail } from './xml-read.js';

/**
 * Attribute stepping (`0-4`, `5,7`, `0-15,^3`) as a bit mask of steppings 0 to 15; null when absent (any stepping).
 *
 * @throws LibvirtXmlError
 */
export function readSteppings(signature: XmlElement): number | null {
  const text = signature.attributes.get('stepping');
  if (text === undefined || text === '') return null;
  let mask = 0;
  for (const part of text.split(',')) {
    const match = /^\s*(\^?)(\d{1,2})(?:-(\d{1,2}))?\s*$/.exec(part);
    const from = Number(match?.[2] ?? Number.NaN);
    const to = Number(match?.[3] ?? from);
    const bits =
      from <= to && to <= 15
        ? (2 << to) - (1 << from)
        : fail(signature, `<signature>: stepping='${text}'; expected numbers 0 to 15 and ranges`);
    mask = match?.[1] === '^' ? mask & ~bits : mask | bits;
  }
  return mask;
}
