import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('of a version', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'cache: big', 'cache: bigg']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:20:12: unknown-cache: no cache is called bigg; expected an id of sets in x86/qemu/caches.yaml; did you mean big?',
  ]);
});

test('of a release that lacks it', () => {
  const lines = broken(
    ['x86/models/Alpha.yaml', '  - version: 2\n', '  - version: 2\n    cache: big\n'],
    ['x86/qemu/caches.yaml', 'id: big\n', 'id: big\n    since: "10.0"\n'],
    ['x86/qemu/caches.yaml', '{use: amd,', '{use: amd, since: "10.0",'],
  );
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:16:12: unknown-cache: the cache big does not exist in QEMU 7.2; expected a cache of the releases that use it; correct since or until of one',
  ]);
});

test('of the legacy caches', () => {
  const lines = broken(
    ['x86/qemu/caches.yaml', 'l2: old-l2}', 'l2: old-l3}'],
    ['x86/qemu/caches.yaml', '{use: amd, set: big}', '{use: amd, l1d: old-l1d, l1i: old-l1i, l2: old-l2}'],
  );
  expect(lines).toEqual([
    'x86/qemu/caches.yaml:12:51: unknown-cache: no cache is called old-l3; expected an id of loose in x86/qemu/caches.yaml; did you mean old-l2?',
  ]);
});
