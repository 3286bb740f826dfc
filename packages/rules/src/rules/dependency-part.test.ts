import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('no bits', () => {
  const lines = broken(['x86/qemu/dependencies.yaml', ', mask: "0x8000000"', '']);
  expect(lines).toEqual([
    'x86/qemu/dependencies.yaml:5:15: dependency-part: then-off says no bits of 1_ECX; expected one of features, mask, all',
  ]);
});

test('two ways', () => {
  const lines = broken(['x86/qemu/dependencies.yaml', 'features: [vmx]', 'features: [vmx], all: true']);
  expect(lines).toEqual([
    'x86/qemu/dependencies.yaml:2:17: dependency-part: if-none-of says its bits by features and all; expected one of features, mask, all',
  ]);
});
