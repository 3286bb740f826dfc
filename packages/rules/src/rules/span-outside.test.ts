import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('before its model', () => {
  const lines = broken([
    'x86/models/Beta.yaml',
    '  24_0_EBX: [avx10-128]',
    '  24_0_EBX: [{name: avx10-128, since: "9.2"}]',
  ]);
  expect(lines).toEqual([
    'x86/models/Beta.yaml:12:39: span-outside: since 9.2 is outside what it stands in, which exists since 10.0; expected releases that have it; correct or delete since',
  ]);
});

test('after its array', () => {
  const lines = broken(['x86/qemu/compat.yaml', 'value: "0"}', 'value: "0", since: "9.1"}']);
  expect(lines).toEqual([
    'x86/qemu/compat.yaml:5:56: span-outside: since 9.1 is outside what it stands in, which exists since 10.0; expected releases that have it; correct or delete since',
  ]);
});

test('after its end', () => {
  const lines = broken([
    'x86/models/Beta.yaml',
    'since: "10.0"\nvendor',
    'since: "10.0"\nuntil: "11.0"\ndeprecated: {note: old, until: "11.1"}\nvendor',
  ]);
  expect(lines).toEqual([
    'x86/models/Beta.yaml:4:32: span-outside: until 11.1 is outside what it stands in, which exists from 10.0 to before 11.0; expected releases that have it; correct or delete until',
  ]);
});

test('what TCG emulates of a bit before the bit has a name', () => {
  const late = (since: string) => `name: fpu, since: "10.0", macro: CPUID_FP87, tcg: {since: "${since}"}`;
  expect(broken(['x86/words/1_EDX.yaml', 'name: fpu, macro: CPUID_FP87, tcg: true', late('8.1')])).toEqual([]);
});

test('what TCG emulates of a bit before the word', () => {
  const lines = broken(
    ['x86/words/1_EDX.yaml', 'features:', 'since: "8.1"\nfeatures:'],
    ['x86/words/1_EDX.yaml', 'name: fpu,', 'name: fpu, since: "10.0",'],
    ['x86/words/1_EDX.yaml', 'tcg: true', 'tcg: {since: "8.0"}'],
  );
  expect(lines.filter((line) => line.includes('span-outside'))).toEqual([
    'x86/words/1_EDX.yaml:5:72: span-outside: since 8.0 is outside what it stands in, which exists since 8.1; expected releases that have it; correct or delete since',
  ]);
});
