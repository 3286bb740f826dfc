import type { MapModel } from '@cpu-models/runtime';
import { expect, it } from 'vitest';
import { libvirtRelease } from './release.js';
import { differences, moo, testSource } from './testing/documents.js';

const MODEL = moo(
  '{ 1_EDX: [fpu, vme, tsc], 1_ECX: [pclmulqdq, monitor] }',
  '[{ version: 1 }, { version: 2, alias: Moo-IBRS, properties: { pni: on } }, { version: 3 }]',
);

function models(files: Record<string, string>, release = '11.3'): Map<string, MapModel> {
  const map = libvirtRelease(testSource({ 'x86/models/Moo.yaml': MODEL, ...files }), release).map;
  return new Map(map.x86.models.map((model) => [model.name, model]));
}

function features(name: string, files: Record<string, string>, release?: string): string {
  const model = models(files, release).get(name);
  return [
    ...(model?.features ?? []),
    ...(model?.added ?? []).map((f) => `+${f}`),
    ...(model?.removed ?? []).map((f) => `-${f}`),
  ].join(' ');
}

const written = (lists: string) => ({ 'x86/libvirt/differences.yaml': differences(lists) });

it('translates names, sorts them by bytes, and leaves out what no name has', () => {
  expect(features('Moo', {})).toBe('fpu pclmuldq tsc vme');
  expect(features('Moo-IBRS', {})).toBe('fpu pclmuldq pni tsc vme');
});

it('refers from NAME-vN to the older name of the version, or else defines it', () => {
  const all = models({});
  expect(all.get('Moo-v1')).toMatchObject({ ancestor: 'Moo', features: [], decodeHost: true, decodeGuest: false });
  expect(all.get('Moo-v2')?.ancestor).toBe('Moo-IBRS');
  expect(all.get('Moo-v3')).toMatchObject({
    ancestor: null,
    features: ['fpu', 'pclmuldq', 'pni', 'tsc', 'vme'],
    decodeGuest: false,
    partialCompat: false,
  });
});

it('omits features of a model with its aliases, but not of NAME-vN', () => {
  const files = written('omit: [{ features: [vme], models: [Moo], kind: policy, reason: x }]');
  expect(features('Moo', files)).toBe('fpu pclmuldq tsc');
  expect(features('Moo-IBRS', files)).toBe('fpu pclmuldq pni tsc');
  expect(features('Moo-v3', files)).toContain('vme');
});

it('omits features of exactly one name', () => {
  const files = written('omit: [{ features: [vme], names: [Moo-IBRS], kind: policy, reason: x }]');
  expect(features('Moo', files)).toContain('vme');
  expect(features('Moo-IBRS', files)).not.toContain('vme');
});

it('gives extra features, even those that no other name has', () => {
  expect(features('Moo', written('extra: [{ features: [monitor], names: [Moo], kind: policy, reason: x }]'))).toBe(
    'fpu monitor pclmuldq tsc vme',
  );
});

it('marks removed features, from a release on if the entry says so', () => {
  const files = written(
    'removed: [{ features: [osxsave], names: [Moo], marked-since: "11.0", kind: policy, reason: x }]',
  );
  expect(features('Moo', files, '9.0')).toBe('fpu osxsave pclmuldq tsc vme');
  expect(features('Moo', files, '11.3')).toBe('fpu pclmuldq tsc vme -osxsave');
});

it('applies differences in their releases only', () => {
  const files = written('omit: [{ features: [vme], models: [Moo], since: "10.0", kind: policy, reason: x }]');
  expect(features('Moo', files, '9.0')).toContain('vme');
  expect(features('Moo', files, '11.3')).not.toContain('vme');
});

const VMX = moo(
  '{ 1_EDX: [fpu], VMX_EPT: [vmx-ept, vmx-invvpid] }',
  '[{ version: 1 }, { version: 2, properties: { vmx-one: on } }, { version: 3, alias: Moo-new }]',
  'libvirt: { since: "SINCE" }',
);
const since = (release: string) => ({ 'x86/models/Moo.yaml': VMX.replace('SINCE', release) });

it('lists vmx features as added in old names, with those of the newest version before the next alias', () => {
  expect(features('Moo', since('6.0'), '9.0')).toBe('fpu');
  expect(features('Moo', since('6.0'))).toBe('fpu +vmx-ept +vmx-invvpid +vmx-one +vmx-two');
});

it('lists them plainly in newer names', () => {
  expect(features('Moo', since('10.0'))).toBe('fpu vmx-ept vmx-invvpid');
});

it('loses vmx-invvpid where the script wrote the name', () => {
  expect(features('Moo', since('11.0'))).toBe('fpu vmx-ept');
  expect(features('Moo-v2', since('6.0'))).toBe('fpu vmx-ept vmx-one vmx-two');
});

it('lists nothing as added for a model that QEMU has dropped', () => {
  expect(features('Moo', { 'x86/models/Moo.yaml': VMX.replace('libvirt: { since: "SINCE" }', 'until: "7.1"') })).toBe(
    'fpu',
  );
});

it('recognises CPUs by the table, or by the written list, which reaches NAME-vN', () => {
  expect(models({}).get('Moo-v3')?.signatures).toEqual([{ family: 6, model: 60, stepping: null }]);
  const files = written(
    'signatures: [{ models: { Moo: [{ model: 61 }, { family: 7, model: 85, steppings: 5-7 }] }, names: { Moo-IBRS: [{ model: 9 }] }, kind: policy, reason: x }]',
  );
  expect(models(files).get('Moo-v3')?.signatures).toEqual([
    { family: 6, model: 61, stepping: null },
    { family: 7, model: 85, stepping: 0b11100000 },
  ]);
  expect(models(files).get('Moo-IBRS')?.signatures).toEqual([{ family: 6, model: 9, stepping: null }]);
});

it('drops vendor, signature and guest of single names', () => {
  const entry = '[{ models: [Moo], kind: policy, reason: x }]';
  const model = models(written(`no-signature: ${entry},\n no-vendor: ${entry},\n guest-off: ${entry}`)).get('Moo');
  expect(model).toMatchObject({ signatures: [], vendor: null, decodeGuest: false, decodeHost: true });
});

it('has no vendor for one that this libvirt does not name', () => {
  expect(models({ 'x86/libvirt/vendors.yaml': 'vendors: []' }).get('Moo')?.vendor).toBeNull();
});

it('checks old names against itself', () => {
  expect(models(since('6.0')).get('Moo')?.partialCompat).toBe(true);
  expect(models(since('6.0'), '9.0').get('Moo')?.partialCompat).toBe(false);
  expect(models(since('11.0')).get('Moo')?.partialCompat).toBe(false);
});

it('derives models that only libvirt has', () => {
  const own = (more: string) => ({
    'x86/libvirt/models/Own.yaml': `{ name: Own, about: x, kind: policy, reason: x, ${more} }`,
  });
  expect(features('Own', own('like: Moo, without: [vme], with: [pni]'))).toBe('fpu pclmuldq pni tsc');
  expect(models(own('features: [fpu], decode-off-since: "10.0"')).get('Own')).toMatchObject({
    decodeHost: false,
    decodeGuest: false,
    signatures: [],
  });
  expect(() => models(own('like: Nobody'))).toThrow('Own is like Nobody, which libvirt 11.3 lacks');
});

it('refuses a model with a feature that no word has', () => {
  expect(() => models({ 'x86/models/Moo.yaml': moo('{ 1_EDX: [fqu] }') })).toThrow('word 1_EDX has no feature fqu');
});

it('lists no vmx-* feature before the release in which models begin to', () => {
  const rules = testSource().one('libvirt-rules').value;
  const model = moo('{ VMX_EPT: [vmx-ept, vmx-invvpid] }');
  const files = (added: object, omit: object) => ({
    'x86/models/Moo.yaml': model,
    'x86/libvirt/rules.yaml': JSON.stringify({
      ...rules,
      added: { ...rules.added, ...added },
      omit: [{ features: ['vmx-invvpid'], kind: 'policy', reason: 'for once', ...omit }],
    }),
  });
  expect(features('Moo', files({ since: '10.2' }, {}), '10.1')).toBe('');
  expect(features('Moo', files({ since: '10.2' }, {}), '10.2')).toBe('+vmx-ept');
  expect(features('Moo', files({}, { since: '10.3' }), '10.2')).toBe('+vmx-ept +vmx-invvpid');
  expect(features('Moo', files({}, { since: '10.3' }), '10.3')).toBe('+vmx-ept');
});
