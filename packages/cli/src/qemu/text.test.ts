import { describe, expect, it } from 'vitest';
import { valueText, wrapWords } from './text.js';

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
