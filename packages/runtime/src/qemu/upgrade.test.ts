import { expect, it } from 'vitest';
import { qemu_7_2 } from '../generated/qemu-7.2.js';
import { qemu_10_0 } from '../generated/qemu-10.0.js';
import { diffMany } from './diff-many.js';
import { resolve } from './resolve.js';
import { goneNames, isAtLeast, isNewAndOn, severityOf } from './upgrade.js';

it('names that guests may use no more', () => {
  const gone = goneNames(qemu_7_2, qemu_10_0);
  const names = (kind: string) => gone.filter((one) => one.kind === kind).map(({ name }) => name);
  expect(names('machine type')).toContain('pc-i440fx-2.3');
  expect(names('model')).toEqual([]);
  expect(names('property')).toContain('kvm-no-smi-migration');
  expect(goneNames(qemu_10_0, qemu_10_0)).toEqual([]);
});

it('a versioned machine type promises that running guests see no change', () => {
  const changes = (machine: string) => {
    const options = { machine, accelerator: 'tcg', model: 'EPYC-Rome' } as const;
    const pair = {
      machine,
      model: 'EPYC-Rome',
      from: resolve(qemu_7_2 as never, options as never),
      to: resolve(qemu_10_0 as never, options as never),
    };
    return diffMany([pair]).filter(({ guestVisible }) => guestVisible);
  };
  expect(changes('microvm').map(severityOf)).toContain('restart');
  expect(changes('pc-q35-7.2')).toEqual([]);
  const severity = (machine: string, model: string) =>
    severityOf({ guestVisible: true, machines: [machine], models: [model] });
  expect(severity('pc-q35-7.2', 'EPYC')).toBe('breaks');
  expect(severity('pc-q35-7.2 -> pc-q35-8.0', 'EPYC')).toBe('restart');
  expect(severity('pc-q35-7.2', 'EPYC-v1 -> EPYC-v2')).toBe('restart');
});

it('a new property that is on is not at rest', () => {
  expect([
    isNewAndOn({ from: undefined, to: true }),
    isNewAndOn({ from: undefined, to: false }),
    isNewAndOn({ from: true, to: false }),
    isNewAndOn({ from: undefined, to: 0xffff_ffff_ffff_ffc0n }),
  ]).toEqual([true, false, false, false]);
  expect([isAtLeast('breaks', 'restart'), isAtLeast('information', 'restart')]).toEqual([true, false]);
});
