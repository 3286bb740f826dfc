import { describe, expect, it } from 'vitest';
import { toJson, valueText, wrapWords } from './text.js';

describe('toJson', () => {
  it('writes 64-bit numbers as numbers where they are exact', () => {
    expect(toJson({ small: 5n, large: 0xffff_ffff_ffff_ffc0n })).toBe(
      '{\n  "small": 5,\n  "large": "18446744073709551552"\n}',
    );
  });
});

describe('valueText', () => {
  it.each([
    [true, 'on'],
    [false, 'off'],
    ['', "''"],
    [undefined, 'absent'],
    [13, '13'],
    [0x8000_001e, '0x8000001e'],
    [5n, '5'],
  ])('%s is %s', (value, text) => expect(valueText(value)).toBe(text));
});

describe('wrapWords', () => {
  it('breaks before a word that does not fit', () => {
    expect(wrapWords(['one', 'two', 'three'], '  ', 10)).toBe('  one two\n  three');
  });
});
