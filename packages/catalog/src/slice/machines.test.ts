import type { MachineEntry, MachineFamily } from '@cpu-models/source';
import { expect, it } from 'vitest';
import { groupedArrays, singleArrays } from './compat.js';
import { asFamilies, wholeFamilies } from './machines.js';

const lifetime = {
  since: '5.2',
  deprecated: { majors: 3, since: '9.1' },
  gone: { majors: 6, since: '10.1' },
  source: 'QEMU',
};
const family = (...machines: { name: string; until?: string; deprecated?: string }[]) => [
  { family: 'pc-q35', versioned: true, machines },
];

it.each([
  // What QEMU 10.2's and 11.1's query-machines say: deprecated up to 7.2 and 8.1, gone before 5.0 and 5.2.
  ['pc-q35-8.1', { since: '8.1', deprecated: '11.1', until: '14.1' }],
  ['pc-q35-7.2', { since: '7.2', deprecated: '10.2', until: '13.2' }],
  ['pc-q35-5.1', { deprecated: '9.1', until: '11.1' }],
  ['pc-q35-5.0', { deprecated: '9.1', until: '11.0' }],
  ['pc-q35-4.0.1', { deprecated: '9.1', until: '10.1' }],
  ['pc-q35-rhel9.2.0', {}],
])('%s lives as its name says', (name, ruled) => {
  expect(wholeFamilies({ lifetime, families: family({ name }) })[0]?.machines[0]).toEqual({ ...ruled, name });
});

it('leaves what a machine type says itself, and writes down no more than that', () => {
  const families = family({ name: 'pc-q35-9.2' }, { name: 'pc-q35-2.3', until: '9.1', deprecated: '8.2' });
  const all = wholeFamilies({ lifetime, families });
  expect(all[0]?.machines[1]).toMatchObject({ until: '9.1', deprecated: '8.2' });
  expect(asFamilies(all, lifetime)).toEqual({ families });
});

it('says nothing without a rule', () => {
  const families = family({ name: 'pc-q35-9.2' });
  expect(wholeFamilies({ families })).toEqual(families);
});

it('gives each versioned family the versions that they have in common, and writes them once', () => {
  const file = {
    versions: [{ release: '9.2' }, { release: '4.0', 'default-cpu-version': 'legacy' as const }],
    families: [
      { family: 'pc-i440fx', versioned: true, machines: [{ name: 'pc-i440fx-1.4' }] },
      {
        family: 'pc-q35',
        versioned: true,
        machines: [{ name: 'pc-q35-4.0.1' }, { name: 'pc-q35-4.0', 'split-irqchip': true as const }],
      },
      { family: 'microvm', machines: [{ name: 'microvm' }] },
    ],
  };
  const whole = wholeFamilies(file);
  expect(whole.map(({ machines }) => machines.map(({ name }) => name))).toEqual([
    ['pc-i440fx-9.2', 'pc-i440fx-4.0', 'pc-i440fx-1.4'],
    ['pc-q35-9.2', 'pc-q35-4.0.1', 'pc-q35-4.0'],
    ['microvm'],
  ]);
  expect(whole[1]?.machines[2]).toEqual({ name: 'pc-q35-4.0', 'default-cpu-version': 'legacy', 'split-irqchip': true });
  expect(asFamilies(whole, undefined)).toEqual(file);
  // What one family alone has, or has otherwise, is in common no more.
  const [first, second, third] = whole as [MachineFamily, MachineFamily, MachineFamily];
  const { 'default-cpu-version': _, ...plain } = second.machines[2] as MachineEntry;
  const changed = { ...second, machines: [...second.machines.slice(1, 2), plain] };
  expect(asFamilies([first, changed, third], undefined)).toEqual({
    versions: [{ release: '4.0' }],
    families: [{ ...first, machines: [first.machines[0], first.machines[1], first.machines[2]] }, changed, third],
  });
});

const HEAD = {
  from: '1.1',
  to: '2.4',
  models: ['qemu64', 'athlon'],
  set: { 'model-id': 'X {array}.0' },
  source: 'QEMU',
};
const ARRAYS = [
  {
    array: '3.1',
    entries: [
      { models: ['EPYC', 'EPYC-IBPB'], set: { npt: 'off', rdtscp: 'off' } },
      { property: 'check', value: 'off' },
      { set: { mpx: 'on', pku: 'off' }, since: '10.0' },
    ],
  },
  { array: '2.0', entries: [] },
];

it('takes statements about several models apart, one model after the other', () => {
  const [first, second] = singleArrays({ heads: [HEAD], arrays: ARRAYS });
  expect(first?.entries.slice(0, 5)).toEqual([
    { model: 'EPYC', property: 'npt', value: 'off' },
    { model: 'EPYC', property: 'rdtscp', value: 'off' },
    { model: 'EPYC-IBPB', property: 'npt', value: 'off' },
    { model: 'EPYC-IBPB', property: 'rdtscp', value: 'off' },
    { property: 'check', value: 'off' },
  ]);
  expect(second?.entries.map(({ model, value }) => [model, value])).toEqual([
    ['qemu64', 'X 2.0.0'],
    ['athlon', 'X 2.0.0'],
  ]);
});

it('groups them again in the same way', () => {
  const file = { heads: [HEAD], arrays: ARRAYS };
  expect(groupedArrays(singleArrays(file), file.heads)).toEqual(file);
});

it('gives a head up that an array does not begin with any more', () => {
  const [first, second] = singleArrays({ heads: [HEAD], arrays: ARRAYS });
  const changed = groupedArrays([first!, { ...second!, entries: second!.entries.slice(1) }], [HEAD]);
  expect(changed.heads).toBeUndefined();
  expect(singleArrays(changed)[1]?.entries).toEqual(second!.entries.slice(1));
});
