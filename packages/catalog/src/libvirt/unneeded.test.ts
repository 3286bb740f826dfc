import { expect, it } from 'vitest';
import { differences, moo, testSource } from './testing/documents.js';
import { unneededDifferences } from './unneeded.js';

function unneeded(lists: string): string[] {
  const rules = 'x86/libvirt/rules.yaml';
  const docs = testSource({
    'x86/models/Moo.yaml': moo('{ 1_EDX: [fpu], 1_ECX: [monitor], VMX_EPT: [vmx-invvpid] }'),
    'x86/libvirt/differences.yaml': differences(lists),
  });
  return unneededDifferences(docs, ['9.0', '11.3'])
    .filter(({ entry }) => entry.file !== rules)
    .map(({ entry, message }) => `${entry.path.join('/')}: ${message}`);
}

it('says nothing of differences that change something', () => {
  expect(unneeded('omit: [{ features: [fpu], models: [Moo], kind: policy, reason: x }]')).toEqual([]);
  expect(unneeded('signatures: [{ models: { Moo: [{ model: 1 }] }, kind: policy, reason: x }]')).toEqual([]);
});

it('finds features that QEMU does not set either, and names that do not exist', () => {
  expect(unneeded('omit: [{ features: [fpu, tsc], models: [Moo], names: [Mooo], kind: policy, reason: x }]')).toEqual([
    'omit/0: omit tsc for Moo changes nothing in any supported release',
    'omit/0: omit fpu for Mooo changes nothing in any supported release',
    'omit/0: omit tsc for Mooo changes nothing in any supported release',
  ]);
});

it('finds a list of signatures that is just the table', () => {
  expect(unneeded('signatures: [{ models: { Moo: [{ model: 60 }] }, kind: policy, reason: x }]')).toEqual([
    'signatures/0: signatures for Moo changes nothing in any supported release',
  ]);
});

it('finds a rule that concerns nobody', () => {
  const found = unneededDifferences(testSource(), ['9.0', '11.3']).map(({ message }) => message);
  expect(found).toContain('omit monitor changes nothing in any supported release');
});
