import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a factor', () => {
  const lines = broken(['x86/qemu/caches.yaml', 'l2: {size: 524288', 'l2: {size: 524287']);
  expect(lines).toEqual([
    'x86/qemu/caches.yaml:6:16: cache-size: the size is 524287, but line-size x associativity x partitions x sets is 524288; expected the same number',
  ]);
});
