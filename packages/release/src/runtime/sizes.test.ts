import { describe, expect, it } from 'vitest';
import { readSizesTable, type Size, sizesTable } from './bundles.js';

const SIZE: Size = { name: 'all', limit: 60_000, code: '', minified: 123_456, gzipped: 12_345 };

describe('sizesTable', () => {
  it('counts in kB of 1000 bytes', () => {
    expect(
      sizesTable([SIZE, { ...SIZE, limit: null }])
        .split('\n')
        .slice(2),
    ).toEqual(['| all | 123.5 kB | 12.3 kB | 60 kB |', '| all | 123.5 kB | 12.3 kB |  |']);
  });

  it('can be read back', () => {
    expect([...readSizesTable(sizesTable([SIZE]))]).toEqual([['all', 12_300]]);
  });
});
