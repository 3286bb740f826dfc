import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('two features', () => {
  const lines = broken(['x86/words/8000_0001_ECX.yaml', '{name: lahf_lm}', '{name: syscall}']);
  expect(lines).toEqual([
    'x86/words/8000_0001_EDX.yaml:4:21: libvirt-name-clash: libvirt calls both lahf-lm and syscall syscall; expected one feature of a name in libvirt',
  ]);
});
