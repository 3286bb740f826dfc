import { describe, expect, it } from 'vitest';
import { printable } from './printable.js';

describe('printable', () => {
  it.each([
    ['a title', '\x1b]0;owned\x07', '\\x1b]0;owned\\x07'],
    ['moves of the cursor', 'a\x1b[2J\x1b[1;1Hb', 'a\\x1b[2J\\x1b[1;1Hb'],
    ['the eight bit forms', '\x9b2J', '\\x9b2J'],
    ['what goes back over a line', 'bad\rgood\b', 'bad\\x0dgood\\x08'],
  ])('shows %s instead of doing it', (_, text, shown) => expect(printable(text)).toBe(shown));

  it('leaves lines, tabs, colours and letters alone', () => {
    const text = '\x1b[31mred\x1b[39m\tone\ntwo é €';
    expect(printable(text)).toBe(text);
  });
});
