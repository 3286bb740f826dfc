import { expect, it } from 'vitest';
import { model, testTables } from './testing/tables.js';

function moo(release: string, features: string, ...more: readonly string[]) {
  const caches = `{ loose: [], sets: [{ id: moo, variable: moo_cache_info, l2: { size: 1024, line-size: 64, share-level: core } }] }`;
  return testTables({ 'x86/models/Moo.yaml': model(features, ...more), 'x86/qemu/caches.yaml': caches }, release)
    .models[0];
}

it('lists features in the order of words and bits, as of the release', () => {
  const features = '{ VMX: [vmx-one], 1_EDX: [vme, { name: fpu, since: "10.0" }] }';
  expect(moo('7.2', features)?.features).toEqual([
    { word: '1_EDX', mask: { macros: ['CPUID_VME'], numbers: 0n, all: false } },
    { word: 'VMX', mask: { macros: [], numbers: 1n << 40n, all: false } },
  ]);
  expect(moo('10.0', features)?.features[0]?.mask.macros).toEqual(['CPUID_FP87', 'CPUID_VME']);
});

it('lists versions only where one is listed', () => {
  const versions =
    'versions: [{ version: 1, since: "10.0" }, { version: 2, since: "10.0", properties: { fpu: off, stepping: 1, vme: [{ value: on, until: "10.0" }] } }]';
  expect(moo('7.2', '{}', versions)?.versions).toBeUndefined();
  expect(moo('10.0', '{}')?.versions).toBeUndefined();
  expect(moo('10.0', '{}', versions)?.versions?.map(({ version, properties }) => ({ version, properties }))).toEqual([
    { version: 1, properties: [] },
    {
      version: 2,
      properties: [
        ['fpu', 'off'],
        ['stepping', '1'],
      ],
    },
  ]);
});

it('names cache variables, and refuses unknown ones', () => {
  const versioned = moo(
    '10.0',
    '{}',
    'cache: moo',
    'versions: [{ version: 1, cache: [{ value: moo, since: "10.0" }] }]',
  );
  expect([versioned?.cache, versioned?.versions?.[0]?.variable]).toEqual(['moo_cache_info', 'moo_cache_info']);
  expect(() => moo('10.0', '{}', 'cache: boo')).toThrow('QEMU 10.0 has no cache set boo');
});

it('splits a brand string at the hardware version', () => {
  const text = model('{}').replace('model-id: Moo', 'model-id: "Moo {hw-version}!"');
  expect(testTables({ 'x86/models/Moo.yaml': text }).models[0]?.modelId).toEqual(['Moo ', null, '!']);
});

it('has an AVX10 version only where the structure has', () => {
  expect(moo('7.2', '{}', 'avx10-version: 1')?.avx10Version).toBeUndefined();
  expect(moo('10.0', '{}', 'avx10-version: 1')?.avx10Version).toBe(1);
});

it('shows a deprecation while it holds', () => {
  const deprecated = 'deprecated: { note: old, until: "10.0" }';
  expect([
    moo('7.2', '{}', deprecated)?.definition.deprecation,
    moo('10.0', '{}', deprecated)?.definition.deprecation,
  ]).toEqual(['old', null]);
});

it('refuses a model without a value in the release, and an unknown feature', () => {
  const late = model('{}').replace('family: 6', 'family: [{ value: 6, since: "10.0" }]');
  expect(() => testTables({ 'x86/models/Moo.yaml': late }, '7.2')).toThrow('Moo has no family in QEMU 7.2');
  expect(() => moo('10.0', '{ 1_EDX: [fpuu] }')).toThrow('word 1_EDX has no feature fpuu');
});
