import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PropertySpec, PropertyType } from './release.js';
import { checkValue, parseValue, utf8 } from './values.js';

function spec(type: PropertyType, changes: Partial<PropertySpec> = {}): PropertySpec {
  const initial = type === 'bool' ? false : type === 'string' || type === 'OnOffAuto' ? '' : type === 'uint64' ? 0n : 0;
  return { name: 'thing', type, default: initial, instance: false, guestVisible: true, ...changes };
}

describe('strict values', () => {
  it.each([
    ['bool', 'on', "property 'thing' takes a boolean, not 'on'"],
    ['bool', 1, "property 'thing' takes a boolean, not 1"],
    ['uint32', '7', "property 'thing' takes an integer, not '7'"],
    ['uint32', true, "property 'thing' takes an integer, not true"],
    ['uint32', 1.5, "property 'thing' takes an integer, not 1.5"],
    ['string', 3, "property 'thing' takes a string, not 3"],
    ['OnOffAuto', 'yes', "property 'thing' takes one of on, off, auto, not 'yes'"],
    ['uint8', 256, "property 'thing' takes 0 to 255, not 256"],
    ['uint8', -1, "property 'thing' takes 0 to 255, not -1"],
    ['int32', 2 ** 31, "property 'thing' takes -2147483648 to 2147483647, not 2147483648"],
    ['uint64', 1n << 64n, "property 'thing' takes 0 to 18446744073709551615, not 18446744073709551616"],
  ] as const)('of type %s refuse %s', (type, value, message) => {
    expect(() => checkValue(spec(type), value)).toThrow(message);
  });

  it('keep to the limits of the property', () => {
    expect(() => checkValue(spec('int', { maximum: 270 }), 271)).toThrow('not 271');
    expect(checkValue(spec('int', { maximum: 270 }), 270)).toBe(270);
  });

  it('are bigint only where the property is', () => {
    expect(checkValue(spec('uint64'), 5)).toBe(5n);
    expect(checkValue(spec('uint32'), 5n)).toBe(5);
  });

  it('of a vendor have exactly 12 bytes', () => {
    const vendor = spec('string', { name: 'vendor' });
    expect(checkValue(vendor, 'GenuineIntel')).toBe('GenuineIntel');
    expect(() => checkValue(vendor, 'Intel')).toThrow("property 'vendor' takes exactly 12 bytes, not 'Intel'");
  });

  it('of model-id are cut at 48 bytes, never within a character', () => {
    const modelId = spec('string', { name: 'model-id' });
    expect(checkValue(modelId, 'x'.repeat(50))).toBe('x'.repeat(48));
    expect(checkValue(modelId, `${'x'.repeat(46)}😀`)).toBe('x'.repeat(46));
  });
});

describe('typed values', () => {
  it.each([
    ['on', true],
    ['yes', true],
    ['y', true],
    ['false', false],
    ['n', false],
  ])('read %s as %s', (text, value) => {
    expect(parseValue(spec('bool'), text)).toBe(value);
  });

  it.each([
    ['0x1f', 31],
    ['010', 8],
    ['42', 42],
    [' 7', 7],
  ])('read %s as %d', (text, value) => {
    expect(parseValue(spec('uint32'), text)).toBe(value);
  });

  it.each(['', 'ten', '09', '1 2', '0x', '-1', '1e3'])('refuse %j as a number', (text) => {
    expect(() => parseValue(spec('uint32'), text)).toThrow("property 'thing' takes");
  });

  it('take a negative 64-bit number for its two’s complement', () => {
    expect(parseValue(spec('uint64'), '-1')).toBe(0xffff_ffff_ffff_ffffn);
  });

  it('agree with strict ones on every 32-bit number', () => {
    fc.assert(
      fc.property(fc.nat(0xffff_ffff), (value) => {
        const text = `0x${value.toString(16)}`;
        expect(parseValue(spec('uint32'), text)).toBe(checkValue(spec('uint32'), value));
      }),
    );
  });
});

describe('utf8', () => {
  it('gives bytes', () => {
    expect(utf8('a%é€😀')).toEqual([...Buffer.from('a%é€😀')]);
  });
});
