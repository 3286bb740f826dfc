import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a model older than the word', () => {
  const lines = broken(['x86/models/Beta.yaml', 'since: "10.0"\n', '']);
  expect(lines).toEqual([
    'x86/models/Beta.yaml:11:14: word-releases: avx10-128 is in the word 24_0_EBX, which is not in QEMU 7.2; expected its use only since 10.0; add since: "10.0"',
  ]);
});

test('an automatic level older than the word', () => {
  const lines = broken(['x86/qemu/cpuid.yaml', '24_0_EBX, since: "10.0"', '24_0_EBX']);
  expect(lines).toEqual([
    'x86/qemu/cpuid.yaml:5:12: word-releases: the word 24_0_EBX is not in QEMU 7.2; expected its use only since 10.0; add since: "10.0"',
  ]);
});

test("a word that is libvirt's alone", () => {
  const lines = broken(
    ['x86/words/8000_0001_ECX.yaml', 'word: 8000_0001_ECX', 'word: 8000_0001_ECX\nqemu: never'],
    ['x86/order.yaml', '8000_0001_ECX, ', ''],
  );
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:12:19: word-releases: lahf-lm is in the word 8000_0001_ECX, which is not in QEMU 7.2, 10.0; expected a word that QEMU has',
  ]);
});
