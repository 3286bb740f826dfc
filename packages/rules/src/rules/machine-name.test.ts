import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('of another family', () => {
  const lines = broken(['x86/qemu/machines.yaml', 'pc-q35-7.2', 'pc-7.2']);
  expect(lines).toEqual([
    'x86/qemu/machines.yaml:8:16: machine-name: pc-7.2 is not a release of pc-q35; expected a name such as pc-q35-10.0',
  ]);
});

test('out of order', () => {
  const lines = broken(['x86/qemu/machines.yaml', 'pc-q35-2.0', 'pc-q35-8.0']);
  expect(lines).toEqual([
    'x86/qemu/machines.yaml:9:16: machine-name: pc-q35-8.0 stands behind pc-q35-7.2, which is older; expected machine types newest first',
  ]);
});

test('a version that is out of order, and a family that cannot be assumed', () => {
  const lines = broken([
    'x86/qemu/machines.yaml',
    'families:',
    'assumed: microvm\nversions: [{release: "9.0"}, {release: "10.0"}]\nfamilies:',
  ]);
  expect(lines).toEqual([
    'x86/qemu/machines.yaml:1:10: machine-name: microvm is no versioned family with an alias; expected pc-q35',
    'x86/qemu/machines.yaml:2:40: machine-name: 10.0 stands behind 9.0, which is older; expected machine types newest first',
  ]);
});
