import { CpuModelError } from '../errors.js';
import type { PropertySpec, PropertyType } from './release.js';
import type { PropertyValue } from './state.js';

type Typed = Pick<PropertySpec, 'name' | 'type' | 'default' | 'minimum' | 'maximum'>;

const LIMITS: Readonly<Record<string, readonly [bigint, bigint]>> = {
  uint8: [0n, 0xffn],
  uint16: [0n, 0xffffn],
  uint32: [0n, 0xffff_ffffn],
  uint64: [0n, 0xffff_ffff_ffff_ffffn],
  size: [0n, 0xffff_ffff_ffff_ffffn],
  int: [-(2n ** 63n), 2n ** 63n - 1n],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
};

const BOOLEANS: Readonly<Record<string, boolean>> = {
  on: true,
  yes: true,
  true: true,
  y: true,
  off: false,
  no: false,
  false: false,
  n: false,
};

/**
 * Checks a value as QMP's model.props would: strictly typed, `"on"` is not a boolean and `"7"` no number.
 *
 * Source: qapi/qobject-input-visitor.c.
 * @throws CpuModelError `wrong-type`, `out-of-range` or `bad-value`
 */
export function checkValue(spec: Typed, value: PropertyValue): PropertyValue {
  if (spec.type === 'bool') {
    if (typeof value !== 'boolean') throw wrongType(spec, value);
    return value;
  }
  if (isText(spec.type)) {
    if (typeof value !== 'string') throw wrongType(spec, value);
    return checkText(spec, value);
  }
  if (typeof value === 'bigint') return checkNumber(spec, value);
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(spec, value);
  return checkNumber(spec, BigInt(value));
}

/**
 * Parses a value as typed: `on`/`off`, decimal, `0x` or (as in C) a leading 0 for octal.
 *
 * Compatibility entries, version properties and `-cpu` use it (object_property_parse, string-input-visitor.c).
 * @throws CpuModelError `wrong-type`, `out-of-range` or `bad-value`
 */
export function parseValue(spec: Typed, text: string): PropertyValue {
  if (spec.type === 'bool') {
    const value = Object.hasOwn(BOOLEANS, text) ? BOOLEANS[text] : undefined;
    if (value === undefined) throw wrongType(spec, text);
    return value;
  }
  if (isText(spec.type)) return checkText(spec, text);
  return checkNumber(spec, parseInteger(spec, text));
}

function parseInteger(spec: Typed, text: string): bigint {
  const match = /^\s*([+-]?)(0[xX][0-9a-fA-F]+|[0-9]+)$/.exec(text);
  const digits = match?.[2];
  if (digits === undefined || /^0[0-7]*[89]/.test(digits)) throw wrongType(spec, text);
  const octal = /^0[0-7]+$/.test(digits);
  const magnitude = BigInt(octal ? `0o${digits.slice(1)}` : digits);
  const value = match?.[1] === '-' ? -magnitude : magnitude;
  // strtoull() takes a negative number for its two's complement.
  return value < 0n && spec.type === 'uint64' ? value + 2n ** 64n : value;
}

/** The smallest and the largest number that a property takes: its own bounds, else those of its type; null for what is not a number. */
export function rangeOf(
  spec: Pick<PropertySpec, 'type' | 'minimum' | 'maximum'>,
): readonly [minimum: bigint, maximum: bigint] | null {
  const limits = LIMITS[spec.type];
  if (limits === undefined) return null;
  const { minimum, maximum } = spec;
  return [minimum === undefined ? limits[0] : BigInt(minimum), maximum === undefined ? limits[1] : BigInt(maximum)];
}

function checkNumber(spec: Typed, value: bigint): number | bigint {
  const range = rangeOf(spec);
  if (range === null) throw wrongType(spec, value);
  const [minimum, maximum] = range;
  if (value < minimum || value > maximum) {
    throw new CpuModelError(
      'out-of-range',
      spec.name,
      `property '${spec.name}' takes ${minimum} to ${maximum}, not ${value}`,
    );
  }
  const exact = stored(spec, value);
  return typeof spec.default === 'bigint' || !Number.isSafeInteger(Number(exact)) ? exact : Number(exact);
}

/** QEMU keeps the frequency in kHz (x86_cpuid_set_tsc_freq). */
function stored(spec: Typed, value: bigint): bigint {
  return spec.name === 'tsc-frequency' ? value - (value % 1000n) : value;
}

function checkText(spec: Typed, value: string): string {
  if (spec.type === 'OnOffAuto' && !['on', 'off', 'auto'].includes(value)) {
    throw badValue(spec, `one of on, off, auto, not '${value}'`);
  }
  if (spec.name === 'vendor' && byteLength(value) !== 12) {
    throw badValue(spec, `exactly 12 bytes, not '${value}'`);
  }
  return spec.name === 'model-id' ? cut(value, 48) : value;
}

function cut(text: string, bytes: number): string {
  let result = '';
  let size = 0;
  for (const character of text) {
    size += byteLength(character);
    if (size > bytes) break;
    result += character;
  }
  return result;
}

function byteLength(text: string): number {
  return /^[\0-\x7f]*$/.test(text) ? text.length : utf8(text).length;
}

/** The text's bytes in UTF-8; TextEncoder is no part of the language. */
export function utf8(text: string): number[] {
  return Array.from(text).flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) return [code];
    const tail = (shift: number) => 0x80 | ((code >> shift) & 0x3f);
    if (code < 0x800) return [0xc0 | (code >> 6), tail(0)];
    if (code < 0x1_0000) return [0xe0 | (code >> 12), tail(6), tail(0)];
    return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)];
  });
}

function isText(type: PropertyType): boolean {
  return type === 'string' || type === 'OnOffAuto';
}

function wrongType(spec: Typed, value: PropertyValue): CpuModelError {
  const wanted = spec.type === 'bool' ? 'a boolean' : isText(spec.type) ? 'a string' : 'an integer';
  const got = typeof value === 'string' ? `'${value}'` : String(value);
  return new CpuModelError('wrong-type', spec.name, `property '${spec.name}' takes ${wanted}, not ${got}`);
}

function badValue(spec: Typed, wanted: string): CpuModelError {
  return new CpuModelError('bad-value', spec.name, `property '${spec.name}' takes ${wanted}`);
}
