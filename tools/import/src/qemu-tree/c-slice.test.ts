import { expect, test } from 'vitest';
import { parseCFile } from './c-items.js';
import { CIndex } from './c-slice.js';

const HEADER = `
#ifdef WIDE
#define BITS 64
#else
#define BITS 32
#endif
#define UNUSED 1
typedef struct Row { int bits[BITS]; } Row;
void row_print(Row *row);
`;
const SOURCE = 'static Row rows[] = { { { BITS } } };\nint other = UNUSED;';

test('a slice holds what a name needs, in the conditions it stands under, and nothing else', () => {
  const index = new CIndex([parseCFile('row.h', HEADER), parseCFile('row.c', SOURCE)]);
  expect(index.slice(['rows'])).toBe(
    [
      '#ifdef WIDE',
      '#define BITS 64',
      '#else',
      '#define BITS 32',
      '#endif',
      'typedef struct Row { int bits[BITS]; } Row;',
      'static Row rows[] = { { { BITS } } };',
      '',
    ].join('\n'),
  );
});

test('members of the same name are no reason to take a macro in', () => {
  const index = new CIndex([parseCFile('a.c', '#define level 3\nint table = { .level = x->level };')]);
  expect(index.slice(['table'])).toBe('int table = { .level = x->level };\n');
});

test('a static function is looked up in its own file first', () => {
  const index = new CIndex([
    parseCFile('a.c', 'static void f(void) { a(); }'),
    parseCFile('b.c', 'static void f(void) { b(); }'),
  ]);
  expect(index.function('f', 'b.c')?.text).toContain('b()');
  expect(index.function('f')?.text).toContain('a()');
});
