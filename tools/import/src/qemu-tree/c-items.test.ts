import { describe, expect, test } from 'vitest';
import { itemsOf, parseCFile } from './c-items.js';

const items = (source: string) => itemsOf(parseCFile('x.c', source)).map(({ kind, names }) => [kind, ...names]);

describe('parseCFile', () => {
  test.each([
    [
      'a macro over two lines',
      '#define A (1 | \\\n 2)\nint b;',
      [
        ['define', 'A'],
        ['variable', 'b'],
      ],
    ],
    ['an enum with values', 'typedef enum W { A = 1, B, /* C, */ D, } W;', [['enum', 'W', 'A', 'B', 'D']]],
    ['a struct with attributes', 'typedef struct S { int a; } QEMU_PACKED T;', [['type', 'S', 'T']]],
    ['an array type', 'typedef uint64_t Words[COUNT];', [['type', 'Words']]],
    ['a table', 'static const T table[] = { { .a = 1, }, { }, };', [['variable', 'table']]],
    [
      'a function and its prototype',
      'int f(int a);\nint f(int a)\n{\n    if (a) { return 1; }\n    return 0;\n}',
      [
        ['function', 'f'],
        ['function', 'f'],
      ],
    ],
    [
      'a macro call without a semicolon',
      'type_init(register_types)\nstatic int a;',
      [
        ['function', 'type_init'],
        ['variable', 'a'],
      ],
    ],
    [
      'what stands in C++ linkage',
      '#ifdef __cplusplus\nextern "C" {\n#endif\nint a;\n#define B 1\n#ifdef __cplusplus\n}\n#endif\nint c;',
      [['other'], ['variable', 'a'], ['define', 'B'], ['other'], ['variable', 'c']],
    ],
    ['a declaration', 'extern T table[3];', [['declaration', 'table']]],
    [
      'brackets and quotes in strings',
      'char *a = "};\\"";\nchar b = \'{\';',
      [
        ['variable', 'a'],
        ['variable', 'b'],
      ],
    ],
  ])('%s', (_, source, expected) => {
    expect(items(source)).toEqual(expected);
  });

  test('a bracket that both branches of an #if open counts once', () => {
    expect(items('int f(void)\n{\n#ifdef A\n    if (a) {\n#else\n    if (b) {\n#endif\n    }\n}\nint c;')).toEqual([
      ['function', 'f'],
      ['variable', 'c'],
    ]);
  });

  test('items know their conditions and lines', () => {
    const [a, b] = itemsOf(parseCFile('x.c', '#ifdef X\nint a;\n#else\n\nint b;\n#endif\n'));
    expect(a).toMatchObject({ line: 2, conditions: ['#ifdef X'] });
    expect(b).toMatchObject({ line: 5, conditions: ['#else of #ifdef X'] });
  });
});
