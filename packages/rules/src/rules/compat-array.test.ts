import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('out of order', () => {
  const lines = broken(
    ['x86/qemu/compat.yaml', '"6.0"', '"9.1"'],
    ['x86/qemu/machines.yaml', '["9.0", "6.0"]', '["9.0"]'],
  );
  expect(lines).toEqual([
    'x86/qemu/compat.yaml:6:12: compat-array: the array 9.1 stands behind 9.0, which is older; expected arrays newest first: later ones win',
  ]);
});

test('unknown', () => {
  const lines = broken(['x86/qemu/machines.yaml', '["9.0", "6.0"]', '["9.0", "6.1"]']);
  expect(lines).toEqual([
    'x86/qemu/machines.yaml:9:44: compat-array: no compat array is called 6.1; expected an array of x86/qemu/compat.yaml',
  ]);
});
