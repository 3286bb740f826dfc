import { expect, it } from 'vitest';
import { readSeries } from './download.js';

it('reads the patches of a series', () => {
  expect(readSeries('# first\n\nv7.2.1.diff\nfix.patch -p1 # why\n#off.patch\n')).toEqual(['v7.2.1.diff', 'fix.patch']);
});
