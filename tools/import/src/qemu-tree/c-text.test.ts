import { describe, expect, test } from 'vitest';
import { constantValue } from './c-const.js';
import { parseStatements } from './c-statements.js';
import { structFields } from './c-struct.js';
import { identifiers, literalString, splitTop, stripComments } from './c-text.js';
import { qapiEnums } from './qapi-enums.js';

test('comments go, strings that look like comments stay', () => {
  expect(stripComments('a /* x\ny */ "/* s */" // end')).toBe('a  \n  "/* s */"  ');
});

test('splitting heeds brackets and literals', () => {
  expect(splitTop('a, (b, c), ",", { d, e },', ',')).toEqual(['a', '(b, c)', '","', '{ d, e }']);
});

test('identifiers leave members and literals out', () => {
  expect(identifiers('.a = B | x->c + d.e + "F"')).toEqual(['B', 'x', 'd']);
});

test.each([
  ['"EPYC" "-" "x"', 'EPYC-x'],
  ['"a\\"b"', 'a"b'],
  ['"a" TYPE', null],
])('the string %s', (text, expected) => {
  expect(literalString(text)).toBe(expected);
});

test.each([
  ['(((10 - 4) > 6) || (((10 - 4) == 6) && (2 - 1) >= 0))', 1],
  ['!(1 && 0)', 1],
  ['-1', -1],
  ['2 + 3 * 4', 14],
  ['version', null],
  ['', null],
])('the constant %s', (text, expected) => {
  expect(constantValue(text)).toBe(expected);
});

test('statements', () => {
  expect(parseStatements('a->b = "x;"; do { if (1) { return; } } while (0); if (c) d(); else e();')).toEqual([
    { kind: 'simple', text: 'a->b = "x;"' },
    {
      kind: 'block',
      body: [{ kind: 'if', condition: '1', then: [{ kind: 'simple', text: 'return' }], otherwise: [] }],
    },
    {
      kind: 'if',
      condition: 'c',
      then: [{ kind: 'simple', text: 'd()' }],
      otherwise: [{ kind: 'simple', text: 'e()' }],
    },
  ]);
});

describe('structFields', () => {
  test('anonymous members count as own, named ones get a path', () => {
    const fields = structFields(
      'struct S { const char *names[64]; union { struct { int eax; } cpuid; int plain; }; M from, to; }',
    );
    expect(fields.map(({ path, isArray }) => [path, isArray])).toEqual([
      ['names', true],
      ['cpuid.eax', false],
      ['plain', false],
      ['from', false],
      ['to', false],
    ]);
  });
});

test('enums of a QAPI schema', () => {
  const schema =
    "##\n# @Level: x\n##\n{ 'enum': 'CpuLevel',\n  'data': [ 'thread', { 'name': 'book-x', 'if': 'S390' } ] }";
  expect(qapiEnums(schema)).toBe(
    'typedef enum CpuLevel { CPU_LEVEL_THREAD, CPU_LEVEL_BOOK_X, CPU_LEVEL__MAX } CpuLevel;',
  );
});
