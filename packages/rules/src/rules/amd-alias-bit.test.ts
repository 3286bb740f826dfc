import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('mmx of AMD', () => {
  const lines = broken(['x86/words/8000_0001_EDX.yaml', 'bit: 11', 'bit: 23']);
  expect(lines).toEqual([
    'x86/words/8000_0001_EDX.yaml:4:11: amd-alias-bit: syscall is on bit 23 of 8000_0001_EDX, which repeats bit 23 of 1_EDX; expected a bit that 1_EDX does not have; delete the entry: QEMU copies the bit for AMD',
  ]);
});
