import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('of a flag', () => {
  const lines = broken(['x86/qemu/properties.yaml', 'default: true', 'default: on']);
  expect(lines).toEqual([
    'x86/qemu/properties.yaml:4:43: property-default: the default of l3-cache is "on", but it is of type bool; expected true or false',
  ]);
});

test('64 bits as a number', () => {
  const lines = broken(['x86/qemu/properties.yaml', 'default: "0"', 'default: 0']);
  expect(lines).toEqual([
    'x86/qemu/properties.yaml:5:44: property-default: the default of lbr-fmt is 0, but it is of type uint64; expected a quoted number: 64 bits do not fit in YAML',
  ]);
});
