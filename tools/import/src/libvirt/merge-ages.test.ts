import type { ModelFile } from '@cpu-models/source';
import { expect, it } from 'vitest';
import { moo, testFiles } from '../../../../packages/catalog/src/libvirt/testing/documents.js';
import { changed, importInto } from './testing-import.js';

const PATH = 'x86/models/Roo.yaml';
const FEATURES = '{ 1_EDX: [fpu], VMX_EPT: [vmx-ept] }';

/** A source with a second model, in libvirt since a release. */
function withRoo(since: string): Map<string, unknown> {
  const roo = moo(FEATURES, '', `libvirt: { since: "${since}" }`).replaceAll('Moo', 'Roo');
  return testFiles({ 'x86/models/Moo.yaml': moo(FEATURES), [PATH]: roo });
}

const sinceOf = (files: ReadonlyMap<string, unknown>) => (files.get(PATH) as ModelFile).libvirt;

it('keeps the form of a name that a tree lacks, in the release that has it', () => {
  // Known to be between 9.0 and 11.3, with the form of names before 10.10.
  const { after, unplaced } = importInto(withRoo('10.0'), '10.5', withRoo('10.8'));
  expect(sinceOf(after)).toEqual({ since: '10.9' });
  expect(unplaced).toEqual([]);
});

it('finds the same release in whatever order trees come', () => {
  const both = (...releases: string[]) =>
    releases.reduce<ReadonlyMap<string, unknown>>(
      (files, r) => importInto(files, r, withRoo('10.6')).after,
      withRoo('10.0'),
    );
  expect(sinceOf(both('10.5', '10.7'))).toEqual({ since: '10.7' });
  expect(sinceOf(both('10.7', '10.5'))).toEqual({ since: '10.7' });
});

it('makes a name younger up to the release that has it, where its form stays the same', () => {
  const { after } = importInto(withRoo('10.10'), '11.0', withRoo('11.2'));
  expect(sinceOf(after)).toEqual({ since: '11.3' });
});

it('tells where the form that a release has cannot be kept', () => {
  const { unplaced } = importInto(withRoo('10.8'), '10.9', withRoo('11.0'));
  expect(unplaced).toEqual(['libvirt 11.3 would change: x86 model Roo']);
});

it('does the same for versions', () => {
  const withVersion = (since: string) =>
    changed<ModelFile>(withRoo('8.0'), PATH, (model) => {
      model.versions = [{ version: 1 }, { version: 2, alias: 'Roo-new', libvirt: { since } }];
    });
  const { after } = importInto(withVersion('10.0'), '10.5', withVersion('10.8'));
  expect((after.get(PATH) as ModelFile).versions?.[1]?.libvirt).toEqual({ since: '10.9' });
});
