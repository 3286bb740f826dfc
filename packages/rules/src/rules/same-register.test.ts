import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('of CPUID', () => {
  const lines = broken(['x86/words/1_ECX.yaml', 'register: ecx', 'register: edx']);
  expect(lines).toEqual([
    'x86/words/1_EDX.yaml:2:5: same-register: CPUID 0x1 edx is already the word 1_ECX; expected a register of its own',
  ]);
});

test('an MSR', () => {
  const lines = broken(
    ['x86/words/VMX_NEW.yaml', null, 'word: VMX_NEW\nat: {msr: 0x485}\nfeatures: []\n'],
    ['x86/order.yaml', '24_0_EBX]', '24_0_EBX, VMX_NEW]'],
  );
  expect(lines).toEqual([
    'x86/words/VMX_NEW.yaml:2:5: same-register: MSR 0x485 is already the word VMX_MISC; expected a register of its own',
  ]);
});
