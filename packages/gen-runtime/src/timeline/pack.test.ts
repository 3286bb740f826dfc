import { sliceAt } from '@cpu-models/runtime/codegen/v2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Literal } from '../literal.js';
import { packTimeline } from './pack.js';

describe('packTimeline', () => {
  it.each<[string, Literal[], unknown]>([
    ['says once what is the same', [{ a: 1 }, { a: 1 }], { a: 1 }],
    [
      'says from when another value holds',
      [1, 1, 2],
      {
        $: [
          [0, 1],
          [2, 2],
        ],
      },
    ],
    ['says from when there is a field, and until when', [{}, { a: 1 }, {}], { a: { $: [[1, 1], [2]] } }],
    [
      'knows items of a list by their names',
      [[{ name: 'a', x: 1 }], [{ name: 'b' }, { name: 'a', x: 2 }]],
      [
        { $: [[1, { name: 'b' }]] },
        {
          name: 'a',
          x: {
            $: [
              [0, 1],
              [1, 2],
            ],
          },
        },
      ],
    ],
    [
      'compares lists of one length item by item',
      [
        ['a', null],
        ['a', 'b'],
      ],
      [
        'a',
        {
          $: [
            [0, null],
            [1, 'b'],
          ],
        },
      ],
    ],
  ])('%s', (_, values, packed) => {
    expect(packTimeline(values)).toEqual(packed);
  });

  const leaf = fc.oneof(fc.constantFrom('a', 'b', 1, 2n, true, null), fc.string({ maxLength: 2 }));
  const { value } = fc.letrec<{ value: Literal }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c'), x: tie('value') }), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('value'), { noNullPrototype: true }),
    ),
  }));

  it('gives back what each release has, in its order', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), (values) => {
        const packed = packTimeline(values);
        expect(values.map((_, release) => sliceAt(packed, release))).toEqual(values);
      }),
      { numRuns: 500 },
    );
  });
});
