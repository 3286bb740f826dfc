import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a set', () => {
  const lines = broken(
    ['x86/models/Alpha.yaml', '    cache: big\n', ''],
    ['x86/qemu/caches.yaml', '  - {use: amd, set: big}\n', ''],
  );
  expect(lines).toEqual([
    'x86/qemu/caches.yaml:2:9: unused-cache: nothing uses the cache big; expected a model, a version or a legacy cache that names it; delete it',
  ]);
});
