import { describe, expect, test } from 'vitest';
import { formatProblem, parseSource } from './index.js';

function faults(input: string | Uint8Array): string[] {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  return parseSource('f.yaml', bytes).problems.map(formatProblem);
}

/** What a text comes to where nothing is wrong with it. */
function value(text: string): unknown {
  const { document, problems } = parseSource('f.yaml', new TextEncoder().encode(text));
  expect(problems).toEqual([]);
  return document?.value;
}

describe('refused, with the exact line', () => {
  test.each<[string, string, string[]]>([
    ['an anchor', 'a: &x 1\n', ['f.yaml:1:7: yaml: the anchor &x; expected no anchors: nothing can refer to them']],
    ['an alias of nothing', 'b: *x\n', ['f.yaml:1:4: yaml: the alias *x; expected values written out']],
    [
      'a bomb of aliases',
      'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n',
      [
        'f.yaml:1:7: yaml: the anchor &a; expected no anchors: nothing can refer to them',
        'f.yaml:2:7: yaml: the anchor &b; expected no anchors: nothing can refer to them',
        'f.yaml:3:5: yaml: the alias *b; expected values written out',
        'f.yaml:3:9: yaml: the alias *b; expected values written out',
      ],
    ],
    ['a tag of YAML', 'a: !!str 1\n', ['f.yaml:1:10: yaml: the tag !!str; expected no tags']],
    ['a tag of somebody', 'a: !foo x\n', ['f.yaml:1:4: yaml: unresolved tag: !foo']],
    ['a merge key', 'a: {<<: {b: 1}}\n', ['f.yaml:1:5: yaml: a merge key <<; expected values written out']],
    ['several documents', 'a: 1\n---\nb: 2\n', ['f.yaml:2:1: yaml: several documents in one file']],
    [
      'another version of YAML',
      '%YAML 1.1\n---\na: yes\n',
      ['f.yaml:1:1: yaml: a directive; expected YAML 1.2 without directives; delete the line that starts with %'],
    ],
    [
      'a directive for tags',
      '%TAG ! tag:x,2000:\n---\na: 1\n',
      ['f.yaml:1:1: yaml: a directive; expected YAML 1.2 without directives; delete the line that starts with %'],
    ],
    [
      'a key twice',
      'a: 1\nb: {c: 1, d: 2, c: 3}\n',
      ['f.yaml:2:17: yaml: the key c stands twice; expected each key once; delete one'],
    ],
    [
      'a key twice, spelt in two ways',
      'a: 1\n"\\x61": 2\n',
      ['f.yaml:2:1: yaml: the key a stands twice; expected each key once; delete one'],
    ],
    [
      'a number as key',
      '486: x\n',
      ['f.yaml:1:1: yaml: the key 486 is not a string; expected a name; write "486" in quotes'],
    ],
    [
      'a flag as key',
      'true: x\n',
      ['f.yaml:1:1: yaml: the key true is not a string; expected a name; write "true" in quotes'],
    ],
    ['no key', ': x\n', ['f.yaml:1:1: yaml: an empty key; expected a name']],
    ['a list as key', '[a]: x\n', ['f.yaml:1:1: yaml: a key that is not a word; expected the name of a field']],
    [
      'a number beyond 2^53',
      'a: 9007199254740993\n',
      [
        'f.yaml:1:4: yaml: the number 9007199254740993 loses precision; expected a quoted string for values above 2^53; write "9007199254740993"',
      ],
    ],
    [
      'a 64-bit mask',
      'a: [0xFFFFFFFFFFFFFFFF]\n',
      [
        'f.yaml:1:5: yaml: the number 0xFFFFFFFFFFFFFFFF loses precision; expected a quoted string for values above 2^53; write "0xFFFFFFFFFFFFFFFF"',
      ],
    ],
    [
      'a number like octal',
      'a: 010\n',
      ['f.yaml:1:4: yaml: the number 010 starts with 0, which some take for octal; expected 10, 0x or quotes'],
    ],
    [
      'tabs, once for neighbouring lines, and what is wrong besides',
      'a:\n\t- 1\n\t- 2\nb: *x\n',
      [
        'f.yaml:2:1: yaml: a line that begins with a tab; expected spaces: YAML allows no tabs before a value; replace each tab by two spaces, here and in the lines below',
        'f.yaml:4:4: yaml: the alias *x; expected values written out',
      ],
    ],
    [
      'a merge conflict, and what is wrong besides',
      'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> theirs\nc: *x\n',
      [
        'f.yaml:2:1: yaml: a merge conflict that is not solved, of 5 lines; expected one of its two sides; delete the other side, and the lines of <<<<<<<, ======= and >>>>>>>',
        'f.yaml:7:4: yaml: the alias *x; expected values written out',
      ],
    ],
    [
      'a mark that was left',
      'a: 1\n>>>>>>> theirs\n',
      ['f.yaml:2:1: yaml: a mark of a merge conflict; delete the line'],
    ],
    [
      'wrong indentation in two entries',
      'list:\n  - id: a\n    x: 1\n   y: 2\n  - id: b\n     z: 1\n',
      [
        'f.yaml:4:1: yaml: wrong indentation; expected the column of the entries before it, or two more inside one of them; indent the line as its neighbours',
        'f.yaml:5:9: yaml: wrong indentation: the next line stands deeper, though this one has its value already; expected entries of one list or map in one column; indent the next line as this one',
      ],
    ],
    ['an unclosed quote', 'a: "b\n', ['f.yaml:2:1: yaml: missing closing "quote']],
    ['an empty file', '', ['f.yaml:1:1: yaml: the file is empty; expected fields as its schema says']],
    ['nothing but comments', '# x\n', ['f.yaml:1:1: yaml: the file is empty; expected fields as its schema says']],
    ['null', '~\n', ['f.yaml:1:1: yaml: the file is empty; expected fields as its schema says']],
    [
      '33 levels',
      `a: ${'['.repeat(33)}${']'.repeat(33)}\n`,
      ['f.yaml:1:36: yaml: nested too deeply; expected at most 32 levels'],
    ],
    [
      'half a million brackets',
      '['.repeat(500_000),
      ['f.yaml:1:257: yaml: nested too deeply; expected at most 32 levels'],
    ],
    [
      'half a million dashes',
      `a: 1\n${'- '.repeat(500_000)}`,
      ['f.yaml:2:1: yaml: nested too deeply; expected at most 32 levels'],
    ],
    [
      'a thousand indentations',
      Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
      ['f.yaml:257:1: yaml: nested too deeply; expected at most 32 levels'],
    ],
    [
      'more than a mebibyte',
      `a: ${'x'.repeat(1 << 20)}`,
      ['f.yaml:1:1: size: the file has 1048579 bytes; expected at most 1048576'],
    ],
    [
      'a byte order mark',
      '\ufeffa: 1\n',
      [
        'f.yaml:1:1: encoding: the file starts with a byte order mark; expected UTF-8 without one; save it again as UTF-8 without BOM',
      ],
    ],
    [
      'a NUL',
      'a: 1\nb: x\0\n',
      ['f.yaml:2:5: encoding: a NUL byte; expected UTF-8 text; if the file is UTF-16, save it again as UTF-8'],
    ],
    [
      'a carriage return alone',
      'a: 1\rb: 2\n',
      ['f.yaml:1:5: encoding: a carriage return without line feed; expected lines that end in a line feed'],
    ],
    [
      'text that runs backwards',
      'a: 1\nb: x\u202ey\n',
      ['f.yaml:2:5: encoding: the invisible character U+202E; expected text that shows all there is; delete it'],
    ],
    [
      'a blank without width',
      'a: x\u200by\n',
      ['f.yaml:1:5: encoding: the invisible character U+200B; expected text that shows all there is; delete it'],
    ],
  ])('%s', (_, text, lines) => {
    expect(faults(text)).toEqual(lines);
  });

  test.each<[string, Buffer, string]>([
    [
      'UTF-16',
      Buffer.from('\ufeffa: 1\n', 'utf16le'),
      'f.yaml:1:1: encoding: the file is UTF-16; expected UTF-8; save it again as UTF-8',
    ],
    [
      'UTF-32',
      Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]),
      'f.yaml:1:1: encoding: the file is UTF-32; expected UTF-8; save it again as UTF-8',
    ],
    [
      'UTF-16 without a mark',
      Buffer.from('a: 1\n', 'utf16le'),
      'f.yaml:1:2: encoding: a NUL byte; expected UTF-8 text; if the file is UTF-16, save it again as UTF-8',
    ],
    [
      'Latin-1',
      Buffer.from('a: 1\nb: caf\xe9 x\n', 'latin1'),
      'f.yaml:2:7: encoding: the byte 0xe9 is not UTF-8; expected UTF-8; save the file again as UTF-8',
    ],
    [
      'a character cut off at the end',
      Buffer.from([0x61, 0x3a, 0x20, 0xc3]),
      'f.yaml:1:4: encoding: the byte 0xc3 is not UTF-8; expected UTF-8; save the file again as UTF-8',
    ],
    [
      'a surrogate',
      Buffer.from([0x61, 0x3a, 0x20, 0xed, 0xa0, 0x80]),
      'f.yaml:1:4: encoding: the byte 0xed is not UTF-8; expected UTF-8; save the file again as UTF-8',
    ],
  ])('%s', (_, bytes, line) => {
    expect(faults(bytes)).toEqual([line]);
  });
});

test('many faults are cut short', () => {
  const lines = faults('}\n'.repeat(500));
  expect(lines).toHaveLength(21);
  expect(lines[20]).toBe('f.yaml:21:1: yaml: 480 more faults from here on');
});

test('all faults of a file are told at once, in order', () => {
  expect(faults('a: &x 1\nb: 010\n1: c\nb: 2\n').map((line) => line.split(';')[0])).toEqual([
    'f.yaml:1:7: yaml: the anchor &x',
    'f.yaml:2:4: yaml: the number 010 starts with 0, which some take for octal',
    'f.yaml:3:1: yaml: the key 1 is not a string',
    'f.yaml:4:1: yaml: the key b stands twice',
  ]);
});

describe('allowed', () => {
  test.each<[string, string, unknown]>([
    ['lines that end in CR LF', 'a: 1\r\nb: [x,\r\n  y]\r\n', { a: 1, b: ['x', 'y'] }],
    ['on and off are text', 'a: on\nb: no\n', { a: 'on', b: 'no' }],
    ['hexadecimal', 'a: 0x8000001e\n', { a: 0x8000001e }],
    ['the largest number', 'a: 9007199254740991\n', { a: Number.MAX_SAFE_INTEGER }],
    ['letters of any language', 'a: é—中\n', { a: 'é—中' }],
    ['an honest replacement character', 'a: \ufffd\n', { a: '\ufffd' }],
    ['one document with its markers', '---\na: 1\n...\n', { a: 1 }],
    [
      '32 levels',
      `a: ${'['.repeat(30)}${']'.repeat(30)}\n`,
      { a: Array.from({ length: 29 }).reduce<unknown[]>((inner) => [inner], []) },
    ],
  ])('%s', (_, text, expected) => {
    expect(value(text)).toEqual(expected);
  });

  test('a key that every object has is a key like any other', () => {
    const parsed = value('__proto__: {x: 1}\nconstructor: 2\n') as object;
    expect(Object.entries(parsed)).toEqual([
      ['__proto__', { x: 1 }],
      ['constructor', 2],
    ]);
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  });

  test('hundreds of thousands of entries, in linear time', () => {
    expect(Object.keys(value(Array.from({ length: 20_000 }, (_, i) => `k${i}: 1\n`).join('')) as object)).toHaveLength(
      20_000,
    );
  });
});
