import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('in another word', () => {
  const lines = broken(
    ['x86/words/8000_0001_EDX.yaml', 'name: syscall', 'name: fpu'],
    ['x86/libvirt/differences.yaml', '[syscall]', '[pni]'],
  );
  expect(lines).toEqual([
    'x86/words/8000_0001_EDX.yaml:4:21: duplicate-feature: the name fpu is taken by 1_EDX bit 0; expected a name of its own; rename one, or delete it',
  ]);
});

test('in the same word', () => {
  const lines = broken(['x86/words/VMX_MISC.yaml', 'name: vmx-twin, qemu: vmx-store-lma', 'name: vmx-store-lma']);
  expect(lines).toEqual([
    'x86/words/VMX_MISC.yaml:5:21: duplicate-feature: the name vmx-store-lma is taken by VMX_MISC bit 5; expected a name of its own; give it another name and qemu: vmx-store-lma',
  ]);
});
