import { expect, it } from 'vitest';
import { modelGroups } from './index-groups.js';

const index = {
  groups: [
    {
      title: 'Intel CPU models',
      models: ['A', { model: 'B', first: ['B-x'] }],
    },
    { title: 'AMD CPU models', models: ['C'] },
  ],
};
const names = [
  { model: 'B', names: ['B', 'B-y', 'B-x'] },
  { model: 'A', names: ['A', 'A-v1'] },
];

it('orders names by the index, with exceptions inside a model', () => {
  expect(modelGroups(index, names)).toEqual([{ title: 'Intel CPU models', names: ['A', 'A-v1', 'B-x', 'B', 'B-y'] }]);
});

it('puts a model that is not listed last in the group of its vendor, or in the last one', () => {
  const more = [
    ...names,
    { model: 'C', names: ['C'] },
    { model: 'D', vendor: 'AMD', names: ['D'] },
    { model: 'E', vendor: null, names: ['E'] },
  ];
  expect(modelGroups(index, more)[1]).toEqual({ title: 'AMD CPU models', names: ['C', 'D', 'E'] });
});
