import { describe, expect, it } from 'vitest';
import { definitions } from './definitions.js';
import { unavailableFeatures } from './filter.js';
import { resolve } from './resolve.js';
import type { PropertyValue } from './state.js';
import { smallRelease } from './testing/small-release.js';

function unavailable(model: string, properties: Record<string, PropertyValue> = {}, release = smallRelease()) {
  return unavailableFeatures(resolve(release, { model, machine: 'q35', accelerator: 'tcg', properties }));
}

describe('unavailableFeatures', () => {
  it('goes by word, then by bit', () => {
    expect(unavailable('Beta', { avx512f: true, x2apic: true, avx: true })).toEqual([
      'x2apic',
      'avx',
      'avx512f',
      'nrip-save',
      'avx512f',
    ]);
  });

  it('names a component of XCR0 only where the release keeps it', () => {
    const newer = smallRelease({ behaviours: new Set(['unsupported-xsave-components-dropped']) });
    expect(unavailable('Beta', { avx512f: true }, newer)).toEqual(['avx512f', 'nrip-save']);
  });

  it('holds what a dependency took from an express wish', () => {
    expect(unavailable('Alpha', { npt: true })).toEqual(['npt']);
    expect(unavailable('Alpha')).toEqual([]);
  });

  it('is about the host under KVM', () => {
    const question = { model: 'Alpha', machine: 'q35', accelerator: 'kvm', hostVendor: 'GenuineIntel' } as const;
    expect(unavailableFeatures(resolve(smallRelease(), question))).toBeNull();
    expect(unavailable('host')).toEqual(['kvm']);
  });
});

describe('definitions', () => {
  it('lists every name with its facts', () => {
    const list = definitions(smallRelease(), { machine: 'microvm', accelerator: 'tcg' });
    expect(list.map(({ name }) => name)).toEqual([
      'Alpha',
      'Alpha-Fixed',
      'Alpha-v1',
      'Alpha-v2',
      'Alpha-v3',
      'Beta',
      'Beta-v1',
      'base',
      'host',
      'max',
    ]);
    expect(list[5]).toEqual({
      name: 'Beta',
      typename: 'Beta-x86_64-cpu',
      aliasOf: 'Beta-v1',
      unavailableFeatures: ['nrip-save'],
      static: false,
      migrationSafe: true,
      deprecated: true,
    });
    expect(list.filter((entry) => !entry.migrationSafe).map(({ name }) => name)).toEqual(['host', 'max']);
  });

  it('knows no alias on machine types without versions, and nothing of an unknown host', () => {
    const old = definitions(smallRelease(), { machine: 'pc-q35-2.0', accelerator: 'kvm' });
    expect(old.every(({ aliasOf, unavailableFeatures: none }) => aliasOf === null && none === null)).toBe(true);
  });
});
