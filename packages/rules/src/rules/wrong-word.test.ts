import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('in a model', () => {
  const lines = broken(['x86/models/Alpha.yaml', '[fpu, tsc, sse2]', '[fpu, tsc, sse2, lahf-lm]']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:10:27: wrong-word: lahf-lm is not a feature of 1_EDX: it is 8000_0001_ECX bit 0; expected a feature of 1_EDX; list it under 8000_0001_ECX',
  ]);
});

test('in a dependency', () => {
  const lines = broken([
    'x86/qemu/dependencies.yaml',
    'word: 1_ECX, features: [xsave]',
    'word: 1_EDX, features: [xsave]',
  ]);
  expect(lines).toEqual([
    'x86/qemu/dependencies.yaml:4:42: wrong-word: xsave is not a feature of 1_EDX: it is 1_ECX bit 26; expected a feature of 1_EDX; list it under 1_ECX',
  ]);
});
