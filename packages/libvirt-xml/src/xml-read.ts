import type { XmlElement } from './xml-element.js';
import { LibvirtXmlError } from './xml-error.js';

/** The first child of that name, or undefined. */
export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((candidate) => candidate.name === name);
}

/** All children of that name, in order. */
export function children(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((candidate) => candidate.name === name);
}

/**
 * An error at an element.
 *
 * @throws LibvirtXmlError
 */
export function fail(element: XmlElement, problem: string): never {
  throw new LibvirtXmlError(problem, element, element.source);
}

/**
 * Refuses an element of another name.
 *
 * @throws LibvirtXmlError
 */
export function expectName(element: XmlElement, name: string): void {
  if (element.name !== name) fail(element, `element <${element.name}>: expected <${name}>`);
}

/**
 * An attribute that must be there and not be empty.
 *
 * @throws LibvirtXmlError
 */
export function required(element: XmlElement, name: string): string {
  return element.attributes.get(name) || fail(element, `<${element.name}>: no attribute ${name}; expected one`);
}

/**
 * An attribute that is one of `values`, or `fallback` when absent.
 *
 * @throws LibvirtXmlError
 */
export function oneOf<T extends string, D>(
  element: XmlElement,
  name: string,
  values: readonly T[],
  fallback: D,
): T | D {
  const value = element.attributes.get(name);
  if (value === undefined) return fallback;
  const found = values.find((candidate) => candidate === value);
  return found ?? fail(element, `<${element.name}>: ${name}='${value}'; expected ${values.join(', ')}`);
}

/**
 * An unsigned number: decimal, 0x hexadecimal, or octal with a leading 0 as in C; at most 32 bits.
 *
 * @throws LibvirtXmlError
 */
export function unsigned(element: XmlElement, name: string): number;
export function unsigned<D>(element: XmlElement, name: string, fallback: D): number | D;
export function unsigned<D>(element: XmlElement, name: string, ...fallback: [] | [D]): number | D {
  const text = element.attributes.get(name);
  if (text === undefined && fallback.length > 0) return fallback[0] as D;
  const value = text === undefined ? Number.NaN : parseUnsigned(text);
  if (value <= 0xffffffff) return value;
  return fail(element, `<${element.name}>: ${name}='${text ?? ''}'; expected an unsigned 32-bit number`);
}

/**
 * A decimal number below 2^53.
 *
 * @throws LibvirtXmlError
 */
export function decimal(element: XmlElement, name: string): number;
export function decimal<D>(element: XmlElement, name: string, fallback: D): number | D;
export function decimal<D>(element: XmlElement, name: string, ...fallback: [] | [D]): number | D {
  const text = element.attributes.get(name);
  if (text === undefined && fallback.length > 0) return fallback[0] as D;
  const value = text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  return fail(element, `<${element.name}>: ${name}='${text ?? ''}'; expected a decimal number`);
}

function parseUnsigned(text: string): number {
  if (/^0x[0-9a-f]{1,16}$/i.test(text)) return Number.parseInt(text, 16);
  if (/^0[0-7]{1,16}$/.test(text)) return Number.parseInt(text, 8);
  return /^\d{1,10}$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
}
