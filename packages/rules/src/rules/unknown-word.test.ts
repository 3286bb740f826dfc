import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('as a key of a model', () => {
  const lines = broken(['x86/models/Alpha.yaml', '1_ECX: [', '1_EXC: [']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:11:3: unknown-word: no feature word is called 1_EXC; expected the name of a file in x86/words; did you mean 1_ECX?',
  ]);
});

test('in a dependency', () => {
  const lines = broken(['x86/qemu/dependencies.yaml', 'word: VMX_MISC', 'word: VMX_MISK']);
  expect(lines).toEqual([
    'x86/qemu/dependencies.yaml:3:22: unknown-word: no feature word is called VMX_MISK; expected the name of a file in x86/words; did you mean VMX_MISC?',
  ]);
});

test('among the words with automatic levels', () => {
  const lines = broken(['x86/qemu/cpuid.yaml', 'word: 1_ECX', 'word: 1_EBX_X']);
  expect(lines).toEqual([
    'x86/qemu/cpuid.yaml:4:12: unknown-word: no feature word is called 1_EBX_X; expected the name of a file in x86/words; add x86/words/1_EBX_X.yaml',
  ]);
});

test("in libvirt's rules", () => {
  const lines = broken(['x86/libvirt/rules.yaml', '[VMX_MISC]', '[VMX_BASIC]']);
  expect(lines).toEqual([
    'x86/libvirt/rules.yaml:26:11: unknown-word: no feature word is called VMX_BASIC; expected the name of a file in x86/words; did you mean VMX_MISC?',
  ]);
});

test("in libvirt's layout", () => {
  const lines = broken(['x86/libvirt/layout.yaml', 'word: 1_EDX', 'word: 1EDX']);
  expect(lines).toEqual([
    'x86/libvirt/layout.yaml:14:14: unknown-word: no feature word is called 1EDX; expected the name of a file in x86/words; did you mean 1_EDX?',
  ]);
});
