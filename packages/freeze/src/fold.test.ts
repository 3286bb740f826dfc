import { describe, expect, it } from 'vitest';
import { foldRanges } from './fold.js';

const ORDER = ['9.0', '8.2', '8.1', '8.0', 'isapc', 'none'];

describe('foldRanges', () => {
  it.each([
    [['9.0'], ['9.0']],
    [
      ['9.0', '8.2'],
      ['9.0', '8.2'],
    ],
    [['8.2', '8.1', '8.0'], ['8.2..8.0']],
    [
      ['9.0', '8.1', '8.0', 'isapc', 'none'],
      ['9.0', '8.1..none'],
    ],
  ])('%j is %j', (members, folded) => {
    expect(foldRanges(new Set(members), ORDER)).toEqual(folded);
  });
});
