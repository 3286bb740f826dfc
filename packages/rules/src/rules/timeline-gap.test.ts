import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('of a model', () => {
  const lines = broken(['x86/models/Beta.yaml', '{value: 15, until: "10.1"}, ', '']);
  expect(lines).toEqual([
    'x86/models/Beta.yaml:4:1: timeline-gap: Beta has no family in QEMU 10.0; expected a value in every supported release that has it; extend since or until of an entry',
  ]);
});

test('of a default', () => {
  const lines = broken(['x86/qemu/properties.yaml', 'default: true,', 'default: [{value: true, since: "10.0"}],']);
  expect(lines).toEqual([
    'x86/qemu/properties.yaml:4:34: timeline-gap: l3-cache has no default in QEMU 7.2; expected a value in every supported release that has it; extend since or until of an entry',
  ]);
});
