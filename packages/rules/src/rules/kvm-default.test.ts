import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('of a machine type', () => {
  const lines = broken(['x86/qemu/machines.yaml', '{vmx: null}', '{svm: null}']);
  expect(lines).toEqual([
    "x86/qemu/machines.yaml:9:67: kvm-default: svm is none of KVM's defaults; expected a property listed under kvm in x86/qemu/accelerators.yaml",
  ]);
});
