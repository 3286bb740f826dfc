import { expect, it } from 'vitest';
import { casesOf } from './side-by-side.js';

it('counts a proof that ended without a result as one that failed', () => {
  expect(casesOf('kills', '', 'error: no')).toEqual([
    { name: ['kills'], status: 'differs', detail: 'ended without a result: error: no' },
  ]);
  expect(casesOf('kills', '{"cases": []}', '')).toEqual([]);
});
