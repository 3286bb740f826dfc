import type { QemuRelease } from '@cpu-models/runtime';
import { qemu_7_2, qemu_10_0 } from '@cpu-models/runtime/data';
import { diffMany } from '@cpu-models/runtime/qemu';
import { describe, expect, it } from 'vitest';
import { type DiffOptions, readSides } from './diff-sides.js';
import type { Releases } from './releases.js';

const all = [qemu_7_2, qemu_10_0] as unknown as readonly QemuRelease[];
const releases: Releases = {
  names: ['7.2', '10.0'],
  get: (named) => all.find(({ release }) => release === (named ?? '10.0')) as QemuRelease,
  others: () => [],
};

function changes(models: readonly string[], options: Partial<DiffOptions> = {}) {
  const { comparisons } = readSides(releases, models, {
    hostVendor: 'GenuineIntel',
    machine: 'pc-q35-7.2',
    ...options,
  });
  return diffMany(comparisons).map(({ property, from, to }) => [property, from, to]);
}

describe('models with properties, as after -cpu', () => {
  it('values that are no bits', () => {
    const found = changes([
      'Haswell',
      'Haswell,phys-bits=46,stepping=7,tsc-frequency=2000000000,pmu=on,hv-relaxed,hv-time',
    ]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['phys-bits', 0, 46],
        ['stepping', expect.anything(), 7],
        ['pmu', false, true],
        ['hv-relaxed', false, true],
        ['hv-time', false, true],
      ]),
    );
    expect(found.map(([property]) => property)).toContain('tsc-frequency');
  });

  it('the same on two releases', () => {
    expect(
      changes(['Haswell,phys-bits=46,+invtsc'], { from: '7.2', to: '10.0' }).map(([property]) => property),
    ).not.toContain('phys-bits');
  });
});
