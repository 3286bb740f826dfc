import { describe, expect, it } from 'vitest';
import type { Behaviour } from '../behaviours.js';
import { resolve } from '../resolve.js';
import type { PropertyValue } from '../state.js';
import { smallRelease } from '../testing/small-release.js';
import type { GuestOptions } from './guest.js';
import { cpuid } from './read.js';
import { registers } from './registers.js';

const NEW: Behaviour[] = [
  'topology-features-at-expansion',
  'addressable-ids-in-leaf-1',
  'dies-in-thread-counts',
  'cache-sharing-by-level',
];

function reader(
  model: string,
  smp: GuestOptions,
  behaviours: Behaviour[],
  properties: Record<string, PropertyValue> = {},
) {
  const release = smallRelease({ behaviours: new Set(behaviours) });
  const levels = { level: 0x1f, xlevel: 0x8000_001e };
  return cpuid(
    resolve(release, { model, machine: 'q35', accelerator: 'tcg', properties: { ...levels, ...properties } }),
    smp,
  );
}

const smp = { threads: 2, cores: 3, dies: 2 };

describe('several threads', () => {
  it.each<[string, Behaviour[], number]>([
    ['Alpha', NEW, 16],
    ['Beta', NEW, 12],
    ['Alpha', [], 6],
  ])('of %s in releases with %o count as %d in leaf 1', (model, behaviours, count) => {
    const { ebx, edx } = reader(model, smp, behaviours)(1);
    expect([(ebx >>> 16) & 0xff, (edx >>> 28) & 1]).toEqual([count, 1]);
  });

  it.each<[string, Behaviour[], number]>([
    ['Alpha', NEW, 0],
    ['Beta', NEW, 1],
    ['Alpha', [], 0],
    ['Beta', [], 1],
  ])('of %s in releases with %o show CMP_LEGACY: %d', (model, behaviours, expected) => {
    expect((reader(model, smp, behaviours)(0x8000_0001).ecx >>> 1) & 1).toBe(expected);
  });

  it('show the size of a package in leaf 0x80000008', () => {
    expect(reader('Alpha', smp, NEW)(0x8000_0008).ecx).toBe((4 << 12) | 11);
    expect(reader('Alpha', smp, [])(0x8000_0008).ecx).toBe((4 << 12) | 5);
  });
});

describe('topology leaves', () => {
  it('0xB has threads and cores', () => {
    const read = reader('Alpha', { ...smp, apicId: 9 }, NEW);
    expect(read(0xb, 0)).toEqual(registers(1, 2, 0x100, 9));
    expect(read(0xb, 1)).toEqual(registers(4, 12, 0x201, 9));
    expect(read(0xb, 2)).toEqual(registers(0, 0, 2, 9));
  });

  it('0x1F has every level there is', () => {
    const read = reader('Alpha', { ...smp, modules: 2 }, NEW);
    expect(read(0x1f, 0)).toEqual(registers(1, 2, 0x100));
    expect(read(0x1f, 1)).toEqual(registers(3, 6, 0x201));
    expect(read(0x1f, 2)).toEqual(registers(4, 12, 0x302));
    expect(read(0x1f, 3)).toEqual(registers(5, 24, 0x503));
    expect(read(0x1f, 4)).toEqual(registers(0, 0, 4));
    expect(reader('Alpha', { threads: 2 }, NEW)(0x1f, 0)).toEqual(registers(0));
  });

  it('0x8000001E has core and node', () => {
    expect(reader('Beta', { ...smp, apicId: 13 }, NEW)(0x8000_001e)).toEqual(registers(13, 0x102, 0x101));
  });
});

describe('caches', () => {
  it('are shared by level in newer releases', () => {
    const read = reader('Alpha', smp, NEW);
    const sharing = (subleaf: number) => {
      const { eax } = read(4, subleaf);
      return [eax >>> 26, (eax >>> 14) & 0xfff];
    };
    expect([sharing(0), sharing(2), sharing(3)]).toEqual([
      [7, 1],
      [7, 1],
      [7, 7],
    ]);
    expect((read(0x8000_001d, 3).eax >>> 14) & 0xfff).toBe(7);
  });

  it('are shared by cache level in older ones', () => {
    const read = reader('Alpha', smp, []);
    expect([0, 2, 3].map((subleaf) => read(4, subleaf).eax >>> 14)).toEqual([2 << 12, (2 << 12) | 1, (2 << 12) | 7]);
    expect([0, 3].map((subleaf) => read(0x8000_001d, subleaf).eax >>> 14)).toEqual([1, 5]);
  });
});
