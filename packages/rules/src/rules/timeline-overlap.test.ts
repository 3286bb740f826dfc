import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('of a number', () => {
  const lines = broken(['x86/models/Beta.yaml', ', until: "10.1"}', '}']);
  expect(lines).toEqual([
    'x86/models/Beta.yaml:4:23: timeline-overlap: family is 25 since 10.1 but already 15 in all releases; expected one value in a release; end one where the other begins',
  ]);
});

test('of a default', () => {
  const lines = broken([
    'x86/qemu/properties.yaml',
    'default: true,',
    'default: [{value: true}, {value: false, since: "10.0"}],',
  ]);
  expect(lines).toEqual([
    'x86/qemu/properties.yaml:4:59: timeline-overlap: properties.2.default is false since 10.0 but already true in all releases; expected one value in a release; end one where the other begins',
  ]);
});
