import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, contentKey, type Json, parseJson } from '../src/index.js';

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    const isShort = (value: unknown) => !/[0-9]{16}|e[+-]/.test(JSON.stringify(value));
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }).filter(isShort), fc.integer({ min: 0, max: 3 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('fails where JSON.parse fails', () => {
    const damaged = fc.tuple(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom('', '"', '{', ',', '0', '\\', '\u0001'),
    );
    const outcome = (parse: () => unknown) => {
      try {
        parse();
        return 'reads';
      } catch {
        return 'fails';
      }
    };
    fc.assert(
      fc.property(damaged, ([text, at, damage]) => {
        const cut = at % (text.length + 1);
        const broken = text.slice(0, cut) + damage + text.slice(cut + 1);
        if (/"(.*)"[^"]*:.*"\1"[^"]*:/s.test(broken)) return;
        expect(outcome(() => parseJson(broken))).toBe(outcome(() => JSON.parse(broken)));
      }),
    );
  });

  it('keeps integers that no double holds', () => {
    expect(parseJson('[18446744073709551552, 9007199254740991, -9007199254740993, 1e30]')).toEqual([
      18446744073709551552n,
      9007199254740991,
      -9007199254740993n,
      1e30,
    ]);
    expect(parseJson('18446744073709551552', { integers: 'double' })).toBe(2 ** 64);
  });

  it.each([
    ['', '1:1: the text ends too early'],
    ['{"a": 1,\n "b" 2}', '2:6: expected ":"'],
    ['[1, 2', '1:6: expected "," or "]"'],
    ['[1,]', '1:4: expected a value'],
    ['{"a": 1, "a": 2}', '1:10: the key "a" stands here twice'],
    ['{a: 1}', '1:2: expected a string'],
    ['"abc', '1:5: the string does not end'],
    ['"a\nb"', '1:1: a control character or an unknown escape in the string'],
    ['"\\x"', '1:1: a control character or an unknown escape in the string'],
    ['01', '1:2: text after the end of the value'],
    ['[tru]', '1:2: expected a value'],
    ['['.repeat(65), '1:65: nested too deep'],
  ])('%j: %s', (text, message) => {
    expect(() => parseJson(text)).toThrow(message);
  });

  it('takes __proto__ for a key like any other', () => {
    const object = parseJson('{"__proto__": {"polluted": true}}') as object;
    expect(Object.keys(object)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
  });
});

describe('canonicalJson', () => {
  it('sorts keys, leaves out spaces, escapes what is not ASCII', () => {
    const value: Json = { b: [1, -2n, null, true], a: { z: 'é\n"\u007f', y: 18446744073709551552n } };
    expect(canonicalJson(value)).toBe(
      '{"a":{"y":18446744073709551552,"z":"\\u00e9\\n\\"\\u007f"},"b":[1,-2,null,true]}',
    );
    expect(parseJson(canonicalJson({ a: 1, b: ['x'] }))).toEqual({ a: 1, b: ['x'] });
  });

  it('gives the key of a value', () => {
    expect(contentKey({ b: 1, a: true })).toBe(contentKey({ a: true, b: 1 }));
    expect(contentKey({})).toBe('bf21a9e8fbc5a384');
  });
});
