import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a macro', () => {
  const lines = broken(['x86/words/1_EDX.yaml', 'CPUID_TSC', 'CPUID-TSC']);
  expect(lines).toEqual([
    'x86/words/1_EDX.yaml:5:32: c-name: "CPUID-TSC" is not a macro of C; expected letters, digits and _, with a capital first',
  ]);
});

test('a macro with small letters, as QEMU has one', () => {
  expect(broken(['x86/words/1_EDX.yaml', 'CPUID_TSC', 'CPUID_No_TSC'])).toEqual([]);
});

test('a macro that ends its line', () => {
  const lines = broken(['x86/words/1_EDX.yaml', 'CPUID_TSC', '"CPUID_TSC\\n#define X"']);
  expect(lines).toEqual([
    'x86/words/1_EDX.yaml:5:32: c-name: "CPUID_TSC\\n#define X" is not a macro of C; expected letters, digits and _, with a capital first',
    'x86/words/1_EDX.yaml:5:32: plain-text: the text holds the character U+000A; expected one line of readable text',
  ]);
});

test('a variable', () => {
  const lines = broken(['x86/qemu/caches.yaml', 'old_l1d,', 'old-l1d,']);
  expect(lines).toEqual([
    'x86/qemu/caches.yaml:8:29: c-name: "old-l1d" is not a variable of C; expected letters, digits and _',
  ]);
});

test("a configuration's macro", () => {
  const lines = broken(['x86/qemu/configurations.yaml', 'TCG_SYSTEM', 'tcg system']);
  expect(lines).toEqual([
    'x86/qemu/configurations.yaml:2:58: c-name: "tcg system" is not a macro of C; expected letters, digits and _, with a capital first',
  ]);
});
