import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Size, sizesTable } from './build-runtime-bundles.js';
import { root } from './build-runtime-plan.js';

const SIZE: Size = { name: 'all', limit: 60_000, code: '', minified: 123_456, gzipped: 12_345 };

describe('sizesTable', () => {
  it('counts in kB of 1000 bytes', () => {
    expect(sizesTable([SIZE, { ...SIZE, limit: null }]).split('\n').slice(2)).toEqual([
      '| all | 123.5 kB | 12.3 kB | 60 kB |',
      '| all | 123.5 kB | 12.3 kB |  |',
    ]);
  });

  it('stands in the README', () => {
    const readme = readFileSync(join(root, 'packages/runtime/README.md'), 'utf8');
    expect(readme).toMatch(/<!-- sizes -->\n\| a bundle of .*\n\| ---/);
  });
});
