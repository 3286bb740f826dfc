import { expect, it } from 'vitest';
import { modelGroups } from './index-groups.js';

const index = {
  groups: [
    {
      title: [
        { value: 'old', until: '10.0' },
        { value: 'new', since: '10.0' },
      ],
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
  expect(modelGroups(index, names, '9.0')).toEqual([{ title: 'old', names: ['A', 'A-v1', 'B-x', 'B', 'B-y'] }]);
  expect(modelGroups(index, names, '10.0')[0]?.title).toBe('new');
});

it('puts a model that is not listed last in the group of its vendor, or in the last one', () => {
  const more = [
    ...names,
    { model: 'C', names: ['C'] },
    { model: 'D', vendor: 'AMD', names: ['D'] },
    { model: 'E', vendor: null, names: ['E'] },
  ];
  expect(modelGroups(index, more, '10.0')[1]).toEqual({ title: 'AMD CPU models', names: ['C', 'D', 'E'] });
});
