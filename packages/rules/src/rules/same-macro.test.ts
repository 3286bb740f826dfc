import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('on two bits', () => {
  const lines = broken(['x86/words/1_EDX.yaml', 'CPUID_TSC', 'CPUID_SSE2']);
  expect(lines).toEqual([
    'x86/words/1_EDX.yaml:6:34: same-macro: the macro CPUID_SSE2 of 1_EDX bit 26 is already that of 1_EDX bit 4; expected a macro of its own',
  ]);
});
