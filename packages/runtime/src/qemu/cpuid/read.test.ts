import { describe, expect, it } from 'vitest';
import type { Behaviour } from '../behaviours.js';
import { resolve } from '../resolve.js';
import type { PropertyValue } from '../state.js';
import { property, smallRelease } from '../testing/small-release.js';
import { cpuid, cpuidTable } from './read.js';
import { registers } from './registers.js';

function reader(model: string, properties: Record<string, PropertyValue> = {}, ...behaviours: Behaviour[]) {
  const release = smallRelease({
    behaviours: new Set(behaviours),
    properties: [...smallRelease().properties, property({ name: 'xlevel2', type: 'uint32', default: 0xffff_ffff })],
  });
  return cpuid(resolve(release, { model, machine: 'q35', accelerator: 'tcg', properties }));
}

describe('cpuid', () => {
  it('gives vendor, signature and model', () => {
    const read = reader('Alpha');
    expect(read(0)).toEqual(registers(4, 0x756e_6547, 0x6c65_746e, 0x4965_6e69));
    expect(read(1)).toEqual(registers(0x106e3, 0x800, 0x8000_0001, 0x10));
    expect(read(0x8000_0002)).toEqual(registers(0x6870_6c41, 0x7250_2061, 0x7365_636f, 0x0072_6f73));
    expect(read(0x4000_0000)).toEqual(registers(0x4000_0001, 0x5447_4354, 0x4354_4743, 0x4743_5447));
  });

  it.each([
    [{ family: 23, model: 1, stepping: 2 }, 0x0080_0f12],
    [{ family: 15, model: 107, stepping: 1 }, 0x0006_0fb1],
  ])('encodes %o as %d', (properties, signature) => {
    expect(reader('Alpha', properties)(1).eax).toBe(signature);
  });

  it('repeats the highest basic leaf above a limit, with the same subleaf', () => {
    const read = reader('Alpha');
    expect(read(0x33, 2)).toEqual(read(4, 2));
    expect(read(0x8000_00ff)).toEqual(read(4));
    expect(read(0xc000_0000)).toEqual(read(4));
    expect(reader('Alpha', { xlevel2: 0xc000_0001 })(0xc000_0000).eax).toBe(0xc000_0001);
  });

  it('gives zeros for a leaf that nobody fills', () => {
    expect(reader('Alpha')(3)).toEqual(registers(0));
  });

  it('shows only what TCG has, unless forced', () => {
    expect(reader('Alpha', { avx512f: true })(7).ebx).toBe(0);
    expect(reader('Alpha', { avx512f: true, 'x-force-features': true })(7).ebx).toBe(0x1_0000);
  });

  it('repeats features of 1.EDX for AMD', () => {
    expect(reader('Beta')(0x8000_0001).edx).toBe(0x10);
    expect(reader('Alpha')(0x8000_0001).edx).toBe(0x2000_0000);
  });

  it('hides SYSCALL from Intel in newer releases', () => {
    const properties = { syscall: true };
    expect(reader('Alpha', properties)(0x8000_0001).edx).toBe(0x2000_0800);
    expect(reader('Alpha', properties, 'syscall-hidden-from-intel')(0x8000_0001).edx).toBe(0x2000_0000);
    expect(reader('Beta', properties, 'syscall-hidden-from-intel')(0x8000_0001).edx).toBe(0x810);
  });

  it('sizes the XSAVE area', () => {
    const read = reader('Beta', { avx: true, 'x-force-features': true, level: 13 }, 'compacted-xsave-size');
    expect(read(0xd, 0)).toEqual(registers(7, 0x240, 0x340));
    expect(read(0xd, 1)).toEqual(registers(0, 0x340));
    expect(read(0xd, 2)).toEqual(registers(0x100, 0x240));
    expect(read(0xd, 5)).toEqual(registers(0));
    expect(reader('Beta', { level: 13 }, 'leaf-d-known-components')(0xd, 5)).toEqual(registers(0, 0x440));
    expect(reader('Beta', { level: 13 })(0xd, 1).ebx).toBe(0);
    expect(reader('Alpha', { level: 13 })(0xd, 0)).toEqual(registers(0));
  });

  it('under KVM is what the host gives, and refused where the host is not known', () => {
    const question = { model: 'Alpha', machine: 'q35', accelerator: 'kvm', hostVendor: 'GenuineIntel' } as const;
    expect(() => cpuid(resolve(smallRelease(), question))).toThrow('what a guest reads under KVM is up to the kernel');
    const host = {
      vendor: 'GenuineIntel',
      family: 6,
      model: 1,
      stepping: 1,
      modelId: '',
      level: 4,
      xlevel: 0,
      xlevel2: 0,
    };
    const under = (vendor: string) => {
      const features = { FEAT_1_EDX: 0x2n, FEAT_KVM: 0x1n };
      const on = {
        ...question,
        hostVendor: vendor,
        host: { ...host, vendor, features },
        properties: { kvmclock: true },
      };
      return cpuid(resolve(smallRelease(), on));
    };
    const read = under('GenuineIntel');
    // Of what Alpha has, vme is offered and tsc is not.
    expect([read(1).edx, read(1).ecx]).toEqual([2, 0]);
    expect(read(0x4000_0000)).toEqual(registers(0x4000_0001, 0x4b4d_564b, 0x564b_4d56, 0x4d));
    expect(read(0x4000_0001)).toEqual(registers(1));
    // Above the limits Intel's processors repeat the highest basic leaf, and AMD's say nothing.
    expect(read(0x33)).toEqual(read(4));
    expect(under('AuthenticAMD')(0x33)).toEqual(registers(0));
  });
});

describe('cpuidTable', () => {
  it('lists the leaves within the limits', () => {
    const leaves = cpuidTable(reader('Alpha')).map(({ leaf, subleaf }) => `${leaf.toString(16)}.${subleaf}`);
    expect(leaves).toEqual([
      ...['0.0', '1.0', '2.0', '3.0', '4.0', '4.1', '4.2', '4.3'],
      ...['40000000.0', '40000001.0'],
      ...['80000000.0', '80000001.0', '80000002.0', '80000003.0', '80000004.0'],
    ]);
  });
});
