import { expect, it } from 'vitest';
import { moo, testFiles } from '../../../../packages/catalog/src/libvirt/testing/documents.js';
import { importInto } from './testing-import.js';

const model = { 'x86/models/Moo.yaml': moo('{ 1_EDX: [fpu] }', '[{ version: 1 }]') };
const word = (vme: string) =>
  testFiles({
    ...model,
    'x86/words/1_EDX.yaml': `word: 1_EDX\nat: { leaf: 1, register: edx }\nfeatures: [{ bit: 0, name: fpu }, { bit: 1, name: vme${vme} }]`,
  });

it.each([
  ['spells', 'libvirt: { name: vme-too, since: "12.0" }', ', libvirt: not-yet'],
  ['may not migrate', 'libvirt: { migratable: false, since: "12.0" }', ', libvirt: not-yet'],
  ['has by an older name too', 'libvirt: { aliases: [vme_old], since: "12.0" }', ', libvirt: not-yet'],
])('dates a feature that libvirt %s, and that it had not before', (_, facts, before) => {
  const { after, unplaced } = importInto(word(before), '12.0', word(`, ${facts}`));
  expect(unplaced).toEqual([]);
  expect(after.get('x86/words/1_EDX.yaml')).toEqual(word(`, ${facts}`).get('x86/words/1_EDX.yaml'));
});

it('dates a bit that nobody described yet, and that may not migrate', () => {
  const known = testFiles({
    ...model,
    'x86/words/1_EDX.yaml': 'word: 1_EDX\nat: { leaf: 1, register: edx }\nfeatures: [{ bit: 0, name: fpu }]',
  });
  const { after, unplaced } = importInto(known, '12.0', word(', libvirt: { migratable: false }'));
  expect(unplaced).toEqual([]);
  expect(after.get('x86/words/1_EDX.yaml')).toMatchObject({
    features: [{}, { name: 'vme', libvirt: { since: '12.0', migratable: false } }],
  });
});
