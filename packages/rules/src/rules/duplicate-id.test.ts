import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a cache', () => {
  const lines = broken(
    ['x86/qemu/caches.yaml', 'id: old-l2, variable', 'id: old-l1i, variable'],
    ['x86/qemu/caches.yaml', 'l2: old-l2}', 'l2: old-l1i}'],
  );
  expect(lines).toEqual([
    'x86/qemu/caches.yaml:10:10: duplicate-id: the cache old-l1i stands twice; expected one of a name in a release; rename or delete one, or give them since and until',
    'x86/qemu/caches.yaml:12:38: cache-levels: old-l1i holds unified at level 2; expected instruction at level 1',
  ]);
});

test('a machine type', () => {
  const lines = broken(['x86/qemu/machines.yaml', 'pc-q35-7.2', 'pc-q35-10.0']);
  expect(lines).toEqual([
    'x86/qemu/machines.yaml:8:16: duplicate-id: the machine type pc-q35-10.0 stands twice; expected one of a name in a release; rename or delete one, or give them since and until',
  ]);
});

test('an array', () => {
  const lines = broken(['x86/qemu/compat.yaml', '"6.0"', '"9.0"']);
  expect(lines).toEqual([
    'x86/qemu/compat.yaml:6:12: duplicate-id: the array 9.0 stands twice; expected one of a name in a release; rename or delete one, or give them since and until',
    'x86/qemu/machines.yaml:9:44: compat-array: no compat array is called 6.0; expected an array of x86/qemu/compat.yaml',
  ]);
});

test('a configuration', () => {
  const lines = broken([
    'x86/qemu/configurations.yaml',
    'structures:',
    '  - {id: system, c: defined(X), holds: []}\nstructures:',
  ]);
  expect(lines).toEqual([
    'x86/qemu/configurations.yaml:3:10: duplicate-id: the configuration system stands twice; expected one of a name in a release; rename or delete one, or give them since and until',
  ]);
});

test('a behaviour', () => {
  const lines = broken([
    'x86/qemu/behaviours.yaml',
    'since: "10.0"}',
    'since: "10.0"}\n  - {id: example, what: Another., source: QEMU 10.0}',
  ]);
  expect(lines).toEqual([
    'x86/qemu/behaviours.yaml:3:10: duplicate-id: the behaviour example stands twice; expected one of a name in a release; rename or delete one, or give them since and until',
  ]);
});

test('a descriptor', () => {
  const lines = broken([
    'x86/qemu/cpuid.yaml',
    'cache-descriptors:',
    'cache-descriptors:\n  - {descriptor: 6, type: data, level: 1, size: 8192, line-size: 32, associativity: 2}',
  ]);
  expect(lines).toEqual([
    'x86/qemu/cpuid.yaml:8:18: duplicate-id: the descriptor 6 stands twice; expected one of a name in a release; rename or delete one, or give them since and until',
  ]);
});

test("a vendor of libvirt's", () => {
  const lines = broken(['x86/libvirt/vendors.yaml', 'name: AMD', 'name: Intel']);
  expect(lines).toEqual([
    'x86/libvirt/vendors.yaml:3:12: duplicate-id: the vendor Intel stands twice; expected one of a name in a release; rename or delete one, or give them since and until',
  ]);
});
