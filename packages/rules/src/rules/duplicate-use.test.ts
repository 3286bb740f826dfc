import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('in a model', () => {
  const lines = broken(['x86/models/Alpha.yaml', '[fpu, tsc, sse2]', '[fpu, tsc, sse2, fpu]']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:10:27: duplicate-use: fpu stands twice in this list; expected each feature once; delete one',
  ]);
});

test('in a model, from a release on', () => {
  const lines = broken(['x86/models/Alpha.yaml', '[pni, monitor,', '[pni, xsave, monitor,']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:11:39: duplicate-use: xsave stands twice in this list; expected each feature once; delete one',
  ]);
});

test('in a dependency', () => {
  const lines = broken(['x86/qemu/dependencies.yaml', 'features: [xsave]', 'features: [xsave, xsave]']);
  expect(lines).toEqual([
    'x86/qemu/dependencies.yaml:4:49: duplicate-use: xsave stands twice in this list; expected each feature once; delete one',
  ]);
});
