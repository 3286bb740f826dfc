import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('that no model has', () => {
  const lines = broken(['x86/qemu/machines.yaml', 'default-cpu-version: 1', 'default-cpu-version: 9']);
  expect(lines).toEqual([
    'x86/qemu/machines.yaml:8:49: machine-version: no model has a version 9; expected 1 to 3, latest or legacy',
  ]);
});
