import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('misspelt in a version', () => {
  const lines = broken(['x86/models/Alpha.yaml', '{vmx: on', '{vxm: on']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:17:18: unknown-property: QEMU has no property vxm; expected a feature, an alias or a property of QEMU; did you mean vmx?',
  ]);
});

test('a bit that QEMU does not name', () => {
  const lines = broken(['x86/models/Alpha.yaml', '{vmx: on', '{osxsave: on']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:17:18: unknown-property: QEMU has no property osxsave: the bit is unnamed there; expected a feature, an alias or a property of QEMU',
  ]);
});

test("libvirt's name", () => {
  const lines = broken(
    ['x86/words/8000_0001_ECX.yaml', 'aliases: [lahf_lm], ', ''],
    ['x86/models/Alpha.yaml', '{vmx: on', '{lahf_lm: on'],
  );
  expect(lines).toEqual([
    "x86/models/Alpha.yaml:17:18: unknown-property: QEMU has no property lahf_lm: it is libvirt's name for lahf-lm; expected a feature, an alias or a property of QEMU; write lahf-lm",
  ]);
});

test('in a compat array', () => {
  const lines = broken(['x86/qemu/compat.yaml', 'l3-cache', 'l3_cach']);
  expect(lines).toEqual([
    'x86/qemu/compat.yaml:10:20: unknown-property: QEMU has no property l3_cach; expected a feature, an alias or a property of QEMU; did you mean l3-cache?',
  ]);
});

test("among an accelerator's", () => {
  const lines = broken(['x86/qemu/accelerators.yaml', 'property: vendor', 'property: vendr']);
  expect(lines).toEqual([
    'x86/qemu/accelerators.yaml:6:16: unknown-property: QEMU has no property vendr; expected a feature, an alias or a property of QEMU; did you mean vendor?',
  ]);
});
