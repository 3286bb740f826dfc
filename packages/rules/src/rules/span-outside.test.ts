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
