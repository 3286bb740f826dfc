import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('two names for one bit', () => {
  const lines = broken(['x86/words/1_EDX.yaml', 'bit: 4', 'bit: 0']);
  expect(lines).toEqual([
    'x86/words/1_EDX.yaml:5:11: same-bit: bit 0 of 1_EDX is both fpu and tsc; expected one feature on a bit in a release; correct a bit, make one name an alias, or give them since and until',
  ]);
});

test('at different times is fine', () => {
  const lines = broken(
    ['x86/words/1_EDX.yaml', 'bit: 4, name: tsc', 'bit: 0, since: "10.0", name: tsc'],
    ['x86/words/1_EDX.yaml', 'bit: 0, name: fpu', 'bit: 0, until: "10.0", name: fpu'],
  );
  expect(lines).toEqual([]);
});
