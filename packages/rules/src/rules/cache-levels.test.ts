import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a set without l1i', () => {
  const lines = broken([
    'x86/qemu/caches.yaml',
    '    l1i: {size: 32768, line-size: 64, associativity: 8, partitions: 1, sets: 64}\n',
    '',
  ]);
  expect(lines).toEqual(['x86/qemu/caches.yaml:2:5: cache-levels: sets.0 has no l1i; expected l1d, l1i and l2']);
});

test('under the wrong level', () => {
  const lines = broken(
    ['x86/qemu/caches.yaml', 'l1i: old-l1i, l2: old-l2', 'l1i: old-l1d, l2: old-l2'],
    ['x86/qemu/caches.yaml', '{use: amd, set: big}', '{use: amd, l1d: old-l1d, l1i: old-l1i, l2: old-l2}'],
  );
  expect(lines).toEqual([
    'x86/qemu/caches.yaml:12:38: cache-levels: old-l1d holds data at level 1; expected instruction at level 1',
  ]);
});
