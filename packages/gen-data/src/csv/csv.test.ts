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

  it('keeps spreadsheets from taking a text for a formula; numbers stay numbers', () => {
    const texts = ['=1+1', '+1', '-x', '@SUM(A1)', '=HYPERLINK("x")'];
    expect(csv(['a'], [...texts.map((text) => [text]), [-1]])).toBe(
      `a\n'=1+1\n'+1\n'-x\n'@SUM(A1)\n"'=HYPERLINK(""x"")"\n-1\n`,
    );
  });
});
