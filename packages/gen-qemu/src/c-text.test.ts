import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cBits, cComment, condition, cString, identifier } from './c-text.js';

/** Reads a C string literal as a compiler does; undefined for what is none. */
function readLiteral(literal: string): string | undefined {
  if (!/^"(?:[^"\\\n]|\\(?:[0-7]{1,3}|["\\ntr?]))*"$/.test(literal)) return undefined;
  const named: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13 };
  const bytes = [...literal.slice(1, -1).matchAll(/\\([0-7]{1,3})|\\(.)|(.)/g)].map(([, octal, escaped, plain]) => {
    if (octal !== undefined) return Number.parseInt(octal, 8);
    return named[escaped ?? ''] ?? (escaped ?? plain ?? '').charCodeAt(0);
  });
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(new Uint8Array(bytes));
}

const HOSTILE = [
  '"',
  '\\',
  '\n',
  '\r',
  '\0',
  '?',
  '/',
  '*',
  '??/',
  '*/',
  '/*',
  '\\u',
  '\x7f',
  '0',
  '7',
  'é',
  '\u2028',
  '😀',
  ' ',
];
const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...HOSTILE)).map((parts) => parts.join('')),
);

describe('cString', () => {
  it('means the same to a C compiler, in printable ASCII without trigraphs', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const literal = cString(text);
        expect(readLiteral(literal)).toBe(text);
        expect(literal).toMatch(/^[\x20-\x7e]*$/);
        expect(literal).not.toContain('??');
      }),
    );
  });

  it('leaves ordinary text alone', () => {
    expect(cString('AMD EPYC Processor (with IBPB)')).toBe('"AMD EPYC Processor (with IBPB)"');
  });
});

describe('cComment', () => {
  it('can neither end a comment, nor begin one, nor break the line', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(cComment(text)).toMatch(/^[\x20-\x5b\x5d-\x7e]*$/);
        expect(cComment(text)).not.toMatch(/\*\/|\/\*|\?\?/);
      }),
    );
  });

  it('keeps words', () => {
    expect(cComment('two\n  lines, a */ and "quotes"')).toBe('two lines, a * / and "quotes"');
  });
});

it.each(['', '1a', 'a-b', 'a b', 'a;', 'é'])('refuses the identifier %j', (text) => {
  expect(() => identifier(text)).toThrow('is not a C identifier');
});

it.each(['1\n#error', 'x "y"', 'a; b', ''])('refuses the condition %j', (text) => {
  expect(() => condition(text)).toThrow('is not a preprocessor condition');
});

it('writes bits in 32 bits where they fit', () => {
  expect([cBits(0n), cBits(0x80000001n), cBits(1n << 40n)]).toEqual(['0x0', '0x80000001', '0x10000000000ull']);
});

it('refuses what is not text', () => {
  for (const write of [cString, cComment, identifier])
    expect(() => write(undefined as never)).toThrow('C text made of undefined');
});
