import { describe, expect, it } from 'vitest';
import { resolve } from '../resolve.js';
import type { PropertyValue } from '../state.js';
import { property, smallRelease } from '../testing/small-release.js';
import { cpuid } from './read.js';
import { registers } from './registers.js';

function reader(model: string, switches: readonly string[], properties: Record<string, PropertyValue> = {}) {
  const specs = switches.map((name) => property({ name, type: 'bool', default: true }));
  const release = smallRelease({ properties: [...smallRelease().properties, ...specs] });
  const question = {
    model,
    machine: 'q35',
    accelerator: 'tcg',
    properties: { xlevel: 0x8000_001e, ...properties },
  } as const;
  return cpuid(resolve(release, question));
}

const V1 = ['x-vendor-cpuid-only'];
const V2 = [...V1, 'x-vendor-cpuid-only-v2', 'x-consistent-cache'];

describe('leaf 2', () => {
  it('has a descriptor per cache, 0xff where there is none', () => {
    expect(reader('Alpha', [])(2)).toEqual(registers(1, 0, 0xff, 0x2c_ffff));
    expect(reader('Alpha', [], { 'l3-cache': false })(2).ecx).toBe(0);
  });

  it('is empty for AMD, but not in old releases', () => {
    expect(reader('Beta', V1)(2)).toEqual(registers(0));
    expect(reader('Beta', [])(2).eax).toBe(1);
    expect(reader('Beta', V1)(4)).toEqual(registers(0));
  });

  it('points to leaf 4 where caches are consistent', () => {
    expect(reader('Alpha', V2)(2)).toEqual(registers(1, 0, 0, 0xff));
    expect(reader('Alpha', V2, { 'x-consistent-cache': false })(2)).toEqual(registers(1, 0, 0xff, 0x2c_ffff));
  });
});

describe('legacy caches', () => {
  const size = (read: ReturnType<typeof reader>) => [(read(4, 0).ecx + 1) * 512, (read(0x8000_0005).ecx >>> 24) * 1024];

  it('differ by leaf in old releases', () => {
    expect(size(reader('Alpha', []))).toEqual([0x8000, 0x2_0000]);
  });

  it('are the vendor’s in newer ones, whose AMD leaves are silent for Intel', () => {
    const read = reader('Alpha', V2);
    expect(size(read)).toEqual([0x8000, 0]);
    expect(read(0x8000_001d, 0).ecx).toBe(0x8000 / 512 - 1);
    expect(read(0x8000_0006)).toEqual(registers(0, 0, 0x200_6140));
    expect(read(0x8000_0000)).toEqual(registers(0x8000_001e));
  });

  it('give way to the model’s own', () => {
    const read = reader('Beta', []);
    expect(size(read)).toEqual([0x1_0000, 0x1_0000]);
    expect(read(0x8000_0006)).toEqual(registers(0, 0x4200_4200, 0x200_6140, 0x80_8140));
  });
});

describe('leaf 4', () => {
  it('describes the geometry', () => {
    expect(reader('Alpha', [])(4, 1)).toEqual(registers(0x122, 0x1c0_003f, 63));
    expect(reader('Alpha', [])(4, 3)).toEqual(registers(0x163, 0x3c0_003f, 16383));
    expect(reader('Alpha', [], { 'l3-cache': false })(4, 3)).toEqual(registers(0));
    expect(reader('Alpha', [])(4, 4)).toEqual(registers(0));
  });
});
