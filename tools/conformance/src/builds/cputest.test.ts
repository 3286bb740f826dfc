import { expect, it } from 'vitest';
import { readCputestOutput } from './cputest.js';

const OUTPUT = `TEST: cputest
 1) cpuTestCompare(x86_64): host/host (SUPERSET)     ... OK
 2) cpuTestGuestCPU(x86_64): host-Haswell/Haswell    ...
Expected result 0, got -1
                                                     ...
FAILED
10) cpuTestUpdateLive(x86_64): Core-i5               ... Actual CPU has extra feature 'aes'
FAILED
`.replace(/\.\.\.$/gm, '... ');

it('reads the cases of a run, with messages in between', () => {
  expect(readCputestOutput(OUTPUT, 1)).toEqual({
    total: 3,
    passed: 1,
    failed: ['cpuTestGuestCPU(x86_64): host-Haswell/Haswell', 'cpuTestUpdateLive(x86_64): Core-i5'],
  });
});

it.each([
  ['ended early', ' 1) a ... OK\n 2) b ... ', 1],
  ['ran no case', 'error: no map\n', 1],
  ['crashed afterwards', ' 1) a ... OK\n', 139],
  ['disagrees with its exit code', ' 1) a ... FAILED\n', 0],
])('does not trust a run that %s', (_, output, code) => {
  expect(() => readCputestOutput(output, code)).toThrow(`cputest did not run to its end (exit code ${code})`);
});
