import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { attr, comment, text } from './escape.js';

/** What a strict parser reads from a document. */
function read(xml: string): { attribute: string | undefined; text: string } {
  const parser = new SaxesParser();
  const found = { attribute: undefined as string | undefined, text: '' };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    found.attribute = tag.attributes['a'] as string | undefined;
  });
  parser.on('text', (part) => {
    found.text += part;
  });
  parser.write(xml).close();
  return found;
}

const allowed = fc.string({
  unit: fc.oneof(
    fc.constantFrom("'", '"', '<', '>', '&', ']]>', '--', '-', '\n', '\t', 'ü', '\u{1f600}'),
    fc.string({ unit: 'grapheme-ascii', maxLength: 1 }),
  ),
});

it('gives any text back that went into an attribute', () => {
  fc.assert(
    fc.property(allowed, (value) => {
      expect(read(`<x a='${attr(value)}'/>`).attribute).toBe(value);
    }),
  );
});

it('gives any text back that went into an element', () => {
  fc.assert(
    fc.property(allowed, (value) => {
      expect(read(`<x>${text(value)}</x>`).text).toBe(value);
    }),
  );
});

it('keeps comments well-formed whatever they say', () => {
  fc.assert(
    fc.property(allowed, (value) => {
      read(`<x><!--${comment(value)}--></x>`);
    }),
  );
  expect(comment('a--b-')).toBe('a- -b- ');
  expect(comment('cpuid level 0x7 (ebx)')).toBe('cpuid level 0x7 (ebx)');
});

it('refuses what no XML can hold, and what is not a string', () => {
  expect(() => attr('a\u0000b')).toThrow('XML cannot hold the text "a\\u0000b"');
  expect(() => text('\ud800')).toThrow('XML cannot hold');
  expect(() => attr(undefined)).toThrow('a template prints undefined, which is not a string');
  expect(() => attr(5)).toThrow('a template prints 5, which is not a string');
});
