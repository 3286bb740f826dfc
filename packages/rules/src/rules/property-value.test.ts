import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a feature that is 7', () => {
  const lines = broken(['x86/models/Alpha.yaml', '{vmx: on', '{vmx: 7']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:17:23: property-value: vmx is 7, but the feature vmx (1_ECX bit 5) is of type bool; expected on or off',
  ]);
});

test('a stepping too high', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'stepping: 4', 'stepping: 16']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:21:28: property-value: stepping is 16, but the property stepping is of type int; expected a number from 0 to 15',
  ]);
});

test('a number that is a word', () => {
  const lines = broken([
    'x86/qemu/compat.yaml',
    'model: Alpha, property: family, value: "6"',
    'model: Alpha, property: family, value: six',
  ]);
  expect(lines).toEqual([
    'x86/qemu/compat.yaml:8:49: property-value: family is "six", but the property family is of type int; expected a number from 0 to 270',
  ]);
});

test('a negative number', () => {
  const lines = broken(['x86/qemu/compat.yaml', 'guest-phys-bits, value: "0"', 'guest-phys-bits, value: "-1"']);
  expect(lines).toEqual([
    'x86/qemu/compat.yaml:5:44: property-value: guest-phys-bits is "-1", but the property guest-phys-bits is of type uint32; expected a number from 0 to 4294967295',
  ]);
});

test("an accelerator's", () => {
  const lines = broken(['x86/qemu/accelerators.yaml', 'monitor, value: off', 'monitor, value: never']);
  expect(lines).toEqual([
    'x86/qemu/accelerators.yaml:3:32: property-value: monitor is "never", but the feature monitor (1_ECX bit 3) is of type bool; expected on or off',
  ]);
});
