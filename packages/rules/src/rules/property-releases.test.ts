import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('in a version', () => {
  const lines = broken(['x86/models/Alpha.yaml', '    since: "10.0"\n    cache: big\n', '']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:19:31: property-releases: QEMU 7.2 has no property avx10-128: it exists since 10.0; expected releases that have the property; give this since or until',
  ]);
});

test('in a compat array', () => {
  const lines = broken(['x86/qemu/compat.yaml', '    since: "10.0"\n', '']);
  expect(lines).toEqual([
    'x86/qemu/compat.yaml:4:20: property-releases: QEMU 7.2 has no property guest-phys-bits: it exists since 10.0; expected releases that have the property; give this since or until',
  ]);
});
