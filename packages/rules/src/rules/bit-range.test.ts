import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('bit 32 of CPUID', () => {
  const lines = broken(['x86/words/1_EDX.yaml', 'bit: 26', 'bit: 32']);
  expect(lines).toEqual([
    'x86/words/1_EDX.yaml:6:11: bit-range: sse2 has bit 32, but a register of CPUID has 32 bits; expected 0 to 31',
  ]);
});

test('a mask wider than CPUID', () => {
  const lines = broken(['x86/words/1_ECX.yaml', '"0x10000"', '"0x100000000"']);
  expect(lines).toEqual([
    'x86/words/1_ECX.yaml:10:12: bit-range: the mask 0x100000000 is wider than 1_ECX; expected at most 32 bits',
  ]);
});

test('a mask of a dependency', () => {
  const lines = broken(['x86/qemu/dependencies.yaml', '"0x8000000"', '"0x800000000"']);
  expect(lines).toEqual([
    'x86/qemu/dependencies.yaml:5:35: bit-range: the mask 0x800000000 is wider than 1_ECX; expected at most 32 bits',
  ]);
});
