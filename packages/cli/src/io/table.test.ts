import { describe, expect, it } from 'vitest';
import { formatTable } from './table.js';
import { wrapLines } from './width.js';

const ROWS = [
  ['x-amd-topoext-features-only', 'off', 'machine types 9.0 and older'],
  ['vendor', 'AuthenticAMD', 'definition of EPYC'],
];
const table = (width: number) => formatTable(['property', 'value', 'from'], ROWS, ['value'], width);

describe('a table', () => {
  it('is as wide as it needs to be where there is room', () => {
    expect(table(Number.POSITIVE_INFINITY).split('\n').slice(1)).toEqual([
      'x-amd-topoext-features-only           off  machine types 9.0 and older',
      'vendor                       AuthenticAMD  definition of EPYC',
    ]);
  });

  it('wraps between words where there is not, and keeps names whole', () => {
    expect(table(60).split('\n').slice(1)).toEqual([
      'x-amd-topoext-features-only           off  machine types 9.0',
      '                                           and older',
      'vendor                       AuthenticAMD  definition of',
      '                                           EPYC',
    ]);
  });

  it('gives up where no column can give way', () => {
    expect(
      Math.max(
        ...table(20)
          .split('\n')
          .slice(1)
          .map((line) => line.length),
      ),
    ).toBe(53);
  });
});

it('lines are broken between words, and go on further in', () => {
  expect(wrapLines('  one two three four five six\nend', 2, 24)).toBe('  one two three four\n    five six\nend');
});
