import { describe, expect, it } from 'vitest';
import { listDefinitions, spliceDefinitions } from './splice.js';

const names = (text: string) => listDefinitions(text).map((definition) => definition.name);
const message = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
};

describe('listDefinitions', () => {
  it.each([
    ['a scalar', 'static X86CPUVersion version = 1;', 'X86CPUVersion', undefined],
    ['an array', 'FeatureWordInfo words[FEATURE_WORDS] = { 1 };', 'FeatureWordInfo', 'FEATURE_WORDS'],
    ['an array without length', 'static const Def defs[] = { { 1 }, { 2 } };', 'Def', ''],
    ['an empty array', 'GlobalProperty compat[] = {};', 'GlobalProperty', ''],
    ["a struct's name", 'const struct Ops ops = { .f = f };', 'struct Ops', undefined],
    ["a struct's body", 'static struct { int a; } pair[2] = { {1}, {2} };', 'struct', '2'],
    ['pointers', 'static const char * const paths[] = { 0 };', 'char *', ''],
    ['attributes', 'static Def defs[] ALIGNED(8) = { 1 };', 'Def', ''],
    ['an attribute without array', 'static Def def ALIGNED(8) = { 1 };', 'Def', undefined],
  ])('reads %s', (_, text, type, length) => {
    expect(listDefinitions(text)).toMatchObject([{ type, length, start: 0, end: text.length, line: 1 }]);
  });

  it.each([
    ['declarations', 'extern const Def defs[]; int count;'],
    ['types', 'typedef struct Def { int a; } Def; enum { A = 1, B = 2 };'],
    ['functions', 'static int f(int a)\n{\n    int b = a;\n    return b;\n}'],
    ['macro calls', 'OBJECT_DECLARE_TYPE(A, B)\ntype_init(register_types)'],
    ['comments and strings', '// int a = 1;\n/* int b = 2; */\nf("int c = 3;");'],
    ['macros', '#define X \\\n  int a = 1;\n#define Y /* over\n  lines */ int b = 2;'],
  ])('finds nothing in %s', (_, text) => {
    expect(names(text)).toEqual([]);
  });

  it('is not misled by brackets in comments, strings, characters and macros', () => {
    const text = ['#define OPEN {', 'Def a[] = { "}", \'}\', /* } */ 1 };', 'Def b = { 2 };'].join('\n');
    expect(names(text)).toEqual(['a', 'b']);
  });

  it('starts each branch of a conditional at the same depth', () => {
    const text = 'void f(void)\n{\n#ifdef A\n  if (a) {\n#else\n  if (b) {\n#endif\n  }\n}\nDef d = { 1 };';
    expect(names(text)).toEqual(['d']);
  });

  it('separates a definition from a macro call before it', () => {
    const text = 'DECLARE(A, B)\nstatic Def d = { 1 };';
    expect(listDefinitions(text)).toMatchObject([{ name: 'd', type: 'Def', line: 2 }]);
  });

  it('counts lines over everything that was skipped', () => {
    expect(listDefinitions('/*\n\n*/\n#if \\\n  1\nDef d = 1;\n#endif')).toMatchObject([{ line: 6 }]);
  });
});

describe('spliceDefinitions', () => {
  const text = [
    '/* one */',
    'Def one[] = {',
    '    1, /* }; */',
    '};',
    '#define SHARED 2',
    'Def two = { SHARED };  /* two */',
    'int line = __LINE__;',
  ].join('\n');

  it('keeps what stands around a definition, and its line numbers', () => {
    const spliced = spliceDefinitions(text, '../src/a.c', { two: 'Def two = { 3 };\n', one: 'Def one[] = { 4 };' });
    expect(spliced.split('\n')).toEqual([
      '/* one */',
      'Def one[] = { 4 };',
      '#line 5 "../src/a.c"',
      '#define SHARED 2',
      'Def two = { 3 };',
      '#line 6 "../src/a.c"',
      '  /* two */',
      'int line = __LINE__;',
    ]);
  });

  it('removes a definition', () => {
    expect(spliceDefinitions('int a = 1;\nint b = 2;\n', 'a.c', { a: null })).toBe('\n#line 2 "a.c"\nint b = 2;\n');
  });

  it('takes a conditional inside of a definition with it', () => {
    expect(spliceDefinitions('int a[] = {\n#ifdef X\n  1,\n#endif\n};\n', 'a.c', { a: 'int a[1];' })).toBe(
      'int a[1];\n#line 6 "a.c"\n',
    );
  });

  it('replaces nothing if nothing is asked for', () => {
    expect(spliceDefinitions(text, 'a.c', {})).toBe(text);
  });

  it.each([
    [
      'is missing',
      'int b = 1; int c = 2;',
      'a.c: no definition of "a" with an initializer at file level; defined are b, c',
    ],
    [
      'is there twice',
      '#ifdef X\nint a = 1;\n#else\nint a = 2;\n#endif',
      'a.c: "a" is defined more than once (lines 2, 4); expected one definition',
    ],
    [
      'is not alone',
      '\nint a = 1, b = 2;',
      'a.c:2: "a" shares its declaration with other variables; expected it alone',
    ],
    [
      'holds a macro',
      'int a[] = {\n#define B 1\nB };',
      'a.c:1: the definition of "a" holds a #define, which text after it may need',
    ],
    [
      'begins inside of an #if',
      '#ifdef X\nint a[] = { 1,\n#endif\n};',
      'a.c:2: the definition of "a" holds an #if that is only partly inside of it',
    ],
  ])('refuses a definition that %s', (_, source, expected) => {
    expect(message(() => spliceDefinitions(source, 'a.c', { a: null }))).toBe(expected);
  });
});
