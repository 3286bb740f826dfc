import type { PropertyValue } from '../qemu/state.js';
import { FACTS } from './facts/facts.js';

/** Why QEMU refuses a value of a property: `has to be between 0 and 15`; null if it takes it, as far as its range tells. */
export function refusedValue(property: string, value: PropertyValue): string | null {
  const limit = FACTS.propertyLimits.find((one) => one.property === property);
  if (limit === undefined || typeof value === 'boolean') return null;
  const { least = 0, most = Number.POSITIVE_INFINITY, or, length } = limit;
  if (length !== undefined)
    return String(value).length === length ? null : `has to have ${length} characters, as CPUID shows it`;
  const number = Number(value);
  if (Number.isNaN(number) || number === or || (number >= least && number <= most)) return null;
  return `has to be between ${least} and ${most}${or === undefined ? '' : `, or ${or}`}`;
}
