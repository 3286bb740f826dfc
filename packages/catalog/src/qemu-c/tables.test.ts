import { expect, it } from 'vitest';
import { testTables } from './testing/tables.js';

it('writes dependencies by macro, mask or whole word', () => {
  const file = `dependencies:
    - { if-none-of: { word: 1_EDX, features: [vme] }, then-off: { word: VMX, all: true }, about: why }
    - { if-none-of: { word: VMX, mask: "0xffffffff00000000" }, then-off: { word: 1_EDX, features: [fpu] }, since: "10.0" }`;
  const { dependencies } = testTables({ 'x86/qemu/dependencies.yaml': file });
  expect(dependencies).toEqual([
    {
      from: { word: '1_EDX', mask: { macros: ['CPUID_VME'], numbers: 0n, all: false } },
      to: { word: 'VMX', mask: { macros: [], numbers: 0n, all: true } },
      about: 'why',
    },
    {
      from: { word: 'VMX', mask: { macros: [], numbers: 0xffffffff00000000n, all: false } },
      to: { word: '1_EDX', mask: { macros: ['CPUID_FP87'], numbers: 0n, all: false } },
      about: undefined,
    },
  ]);
  expect(testTables({ 'x86/qemu/dependencies.yaml': file }, '7.2').dependencies).toHaveLength(1);
});

it('describes caches as the structure of the release can', () => {
  const file = `
    sets: [{ id: moo, variable: moo_info, mutable: [{ value: true, since: "10.0" }], l2: { size: 1024, line-size: 64, share-level: core } }]
    loose: [{ id: legacy, variable: legacy_l1d, mutable: true, type: data, level: 1, cache: { size: 512, line-size: 32 } }]`;
  const [older, newer] = ['7.2', '10.0'].map((release) => testTables({ 'x86/qemu/caches.yaml': file }, release));
  expect(older?.cacheSets).toEqual([
    {
      id: 'moo',
      variable: 'moo_info',
      mutable: false,
      slots: [{ name: 'l2', cache: { size: 1024, 'line-size': 64, type: 'unified', level: 2 } }],
    },
  ]);
  expect(newer?.cacheSets[0]).toMatchObject({ mutable: true, slots: [{ cache: { 'share-level': 'core' } }] });
  expect(newer?.looseCaches).toEqual([
    { variable: 'legacy_l1d', mutable: true, cache: { size: 512, 'line-size': 32, type: 'data', level: 1 } },
  ]);
});

it('lists compat arrays that have an entry in the release', () => {
  const file = `arrays:
    - { array: "9.0", since: "10.0", entries: [{ property: a, value: "1" }] }
    - { array: "3.1", entries: [{ model: EPYC, property: npt, value: off }, { property: b, value: on, until: "10.0" }] }
    - { array: "3.0", entries: [{ property: c, value: on, until: "7.2" }] }`;
  const compat = (release: string) =>
    testTables({ 'x86/qemu/compat.yaml': file }, release).compat.map(({ name, entries }) => [
      name,
      entries.map(({ property }) => property),
    ]);
  expect(compat('7.2')).toEqual([['3.1', ['npt', 'b']]]);
  expect(compat('10.0')).toEqual([
    ['9.0', ['a']],
    ['3.1', ['npt']],
  ]);
});
