import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('on itself', () => {
  const lines = broken([
    'x86/qemu/dependencies.yaml',
    'features: [vmx]}\n    then-off: {word: VMX_MISC, all: true}',
    'features: [vmx]}\n    then-off: {word: 1_ECX, all: true}',
  ]);
  expect(lines).toEqual([
    'x86/qemu/dependencies.yaml:3:15: dependency-cycle: all of 1_ECX depends on itself; expected other bits than those of if-none-of; delete the dependency',
  ]);
});

test('three in a bad order', () => {
  const lines = broken([
    'x86/qemu/dependencies.yaml',
    null,
    'dependencies:\n  - if-none-of: {word: 1_EDX, features: [tsc]}\n    then-off: {word: 1_EDX, features: [sse2]}\n  - if-none-of: {word: 1_EDX, features: [fpu]}\n    then-off: {word: 1_EDX, features: [tsc]}\n  - if-none-of: {word: 1_EDX, features: [sse2]}\n    then-off: {word: 1_EDX, features: [fpu]}\n',
  ]);
  expect(lines).toEqual([
    'x86/qemu/dependencies.yaml:5:15: dependency-cycle: a circle: this turns off tsc, on which sse2 depends, after that has been looked at; expected dependencies that one pass can finish; break the circle',
    'x86/qemu/dependencies.yaml:7:15: dependency-cycle: a circle: this turns off fpu, on which tsc depends, after that has been looked at; expected dependencies that one pass can finish; break the circle',
  ]);
});

test('two that need each other are fine', () => {
  const lines = broken([
    'x86/qemu/dependencies.yaml',
    null,
    'dependencies:\n  - if-none-of: {word: 1_EDX, features: [tsc]}\n    then-off: {word: 1_EDX, features: [sse2]}\n  - if-none-of: {word: 1_EDX, features: [sse2]}\n    then-off: {word: 1_EDX, features: [tsc]}\n',
  ]);
  expect(lines).toEqual([]);
});
