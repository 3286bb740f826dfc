import { expect, it } from 'vitest';
import { moo, testSource } from '../libvirt/testing/documents.js';
import { releaseOf } from './index.js';
import { featuresOfVersion } from './model-facts.js';
import { featureIndex } from './vocabulary.js';

function features(model: string, version: number, release = '10.0'): string {
  const source = testSource({ 'x86/models/Moo.yaml': model });
  const facts = releaseOf(source, 'qemu', release).model('Moo');
  return [...featuresOfVersion(facts, version, featureIndex(source))].join(' ');
}

it('starts from the table', () => {
  expect(features(moo('{ 1_EDX: [fpu, tsc], 1_ECX: [pni] }'), 1)).toBe('fpu tsc pni');
});

it('applies the properties of all versions up to the one asked for', () => {
  const model = moo(
    '{ 1_EDX: [fpu] }',
    '[{ version: 1 }, { version: 2, properties: { tsc: on, fpu: off } }, { version: 3, properties: { fpu: on } }]',
  );
  expect([1, 2, 3].map((version) => features(model, version))).toEqual(['fpu', 'tsc', 'tsc fpu']);
});

it('understands other spellings and passes over what is not a feature', () => {
  expect(
    features(moo('{ 1_EDX: [fpu] }', '[{ version: 1, properties: { sse3: on, stepping: 5, model-id: on } }]'), 1),
  ).toBe('fpu pni');
});

it('sets both bits where QEMU gives two one name', () => {
  expect(
    features(moo('{ VMX_EPT: [vmx-two] }', '[{ version: 1 }, { version: 2, properties: { vmx-one: on } }]'), 2),
  ).toBe('vmx-two vmx-one');
  expect(features(moo('{ VMX_EPT: [vmx-two] }', '[{ version: 1, properties: { vmx-one: off } }]'), 1)).toBe('');
});

it('looks at the facts of the release', () => {
  const model = moo(
    '{ 1_EDX: [fpu, { name: tsc, since: "10.0" }] }',
    '[{ version: 1, properties: { vme: [{ value: on, until: "10.0" }] } }]',
  );
  expect(features(model, 1, '7.2')).toBe('fpu vme');
  expect(features(model, 1, '10.0')).toBe('fpu tsc');
});
