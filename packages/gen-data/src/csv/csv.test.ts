import { describe, expect, it } from 'vitest';
import { csv } from './csv.js';

describe('csv', () => {
  it('quotes what would be read as more than one cell', () => {
    expect(
      csv(
        ['a', 'b'],
        [
          ['x,y', 'say "x"'],
          ['two\nlines', null],
          [['a', 'b'], 1],
        ],
      ),
    ).toBe('a,b\n"x,y","say ""x"""\n"two\nlines",\na b,1\n');
  });
});
