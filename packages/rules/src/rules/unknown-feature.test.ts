import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('misspelt in a model', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'sse2]', 'sse3x]']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:10:21: unknown-feature: no feature is called sse3x; expected a name from x86/words; add its bit to a file of x86/words',
  ]);
});

test('misspelt, with the place of the one that was meant', () => {
  const lines = broken(['x86/models/Alpha.yaml', '[fpu, tsc', '[fpu, tcs']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:10:16: unknown-feature: no feature is called tcs; expected a name from x86/words; did you mean tsc (1_EDX bit 4)?',
  ]);
});

test("libvirt's name", () => {
  const lines = broken(['x86/models/Alpha.yaml', 'lahf-lm', 'lahf_lm']);
  expect(lines).toEqual([
    "x86/models/Alpha.yaml:12:19: unknown-feature: no feature is called lahf_lm here: it is QEMU's alias, libvirt's name, Linux's flag for lahf-lm; expected a name from x86/words; write lahf-lm (8000_0001_ECX bit 0)",
  ]);
});

test("QEMU's alias", () => {
  const lines = broken(['x86/models/Alpha.yaml', '[pni,', '[sse3,']);
  expect(lines).toEqual([
    "x86/models/Alpha.yaml:11:11: unknown-feature: no feature is called sse3 here: it is QEMU's alias for pni; expected a name from x86/words; write pni (1_ECX bit 0)",
  ]);
});

test('in a dependency', () => {
  const lines = broken(['x86/qemu/dependencies.yaml', 'features: [xsave]', 'features: [xsav]']);
  expect(lines).toEqual([
    'x86/qemu/dependencies.yaml:4:42: unknown-feature: no feature is called xsav; expected a name from x86/words; did you mean xsave (1_ECX bit 26)?',
  ]);
});

test('as an owner of an xsave area', () => {
  const lines = broken(['x86/qemu/cpuid.yaml', 'feature: xsave', 'feature: xsaves']);
  expect(lines).toEqual([
    'x86/qemu/cpuid.yaml:2:55: unknown-feature: no feature is called xsaves; expected a name from x86/words; did you mean xsave (1_ECX bit 26)?',
  ]);
});

test('in a difference', () => {
  const lines = broken(['x86/libvirt/differences.yaml', 'features: [syscall]', 'features: [sycall]']);
  expect(lines).toEqual([
    'x86/libvirt/differences.yaml:7:16: unknown-feature: no feature is called sycall; expected a name from x86/words; did you mean syscall (8000_0001_EDX bit 11)?',
  ]);
});

test("in libvirt's rules", () => {
  const lines = broken(['x86/libvirt/rules.yaml', '[monitor]', '[mwait-exit]']);
  expect(lines).toEqual([
    'x86/libvirt/rules.yaml:8:16: unknown-feature: no feature is called mwait-exit; expected a name from x86/words; add its bit to a file of x86/words',
  ]);
});

test("in a model of libvirt's own", () => {
  const lines = broken(['x86/libvirt/models/ancient.yaml', 'tsc]', 'tcs]']);
  expect(lines).toEqual([
    'x86/libvirt/models/ancient.yaml:5:17: unknown-feature: no feature is called tcs; expected a name from x86/words; did you mean tsc (1_EDX bit 4)?',
  ]);
});

test('nothing like it', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'sse2]', 'frobnicate]']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:10:21: unknown-feature: no feature is called frobnicate; expected a name from x86/words; add its bit to a file of x86/words',
  ]);
});
