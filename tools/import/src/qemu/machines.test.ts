import { expect, it } from 'vitest';
import type { QemuTree } from '../qemu-tree/types.js';
import { arrayName, mergeCompat, namelessArrays } from './machines.js';

it.each([
  ['pc_compat_9_0', '9.0'],
  ['pc_compat_10_0', '10.0'],
  ['pc_i440fx_1_3_machine_options.compat', '1.3'],
  ['hw_compat_9_0', undefined],
  ['pc_rhel_compat', undefined],
])('%s is named after %s', (name, release) => {
  expect(arrayName(name)).toBe(release);
});

const entry = { driver: { kind: 'any-cpu' }, property: 'check', value: 'off', optional: false, macro: null };
const tree = (...names: string[]) =>
  ({
    compatArrays: names.map((name) => ({
      name,
      file: name.includes('.') ? 'hw/i386/pc_piix.c' : 'hw/i386/pc.c',
      entries: [entry],
    })),
  }) as unknown as QemuTree;

it('says where an array stands that is not in pc.c', () => {
  const { arrays } = mergeCompat(undefined, tree('pc_compat_1_4', 'pc_i440fx_1_3_machine_options.compat'), {
    releases: ['5.2'],
    release: '5.2',
  });
  expect(arrays.map(({ array, in: file }) => [array, file])).toEqual([
    ['1.4', undefined],
    ['1.3', 'hw/i386/pc_piix.c'],
  ]);
});

it('finds arrays that no release names, and a second one of a release', () => {
  expect(namelessArrays(tree('pc_rhel_compat', 'pc_compat_1_3', 'pc_i440fx_1_3_machine_options.compat'))).toEqual([
    'the compat array pc_rhel_compat of hw/i386/pc.c pins properties of CPUs, and is not named after a release',
    'the compat array pc_i440fx_1_3_machine_options.compat of hw/i386/pc_piix.c pins properties of CPUs, and is the second one of 1.3',
  ]);
});
