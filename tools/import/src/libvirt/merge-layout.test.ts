import type { LibvirtIndexFile, LibvirtLayoutFile } from '@cpu-models/source';
import { expect, it } from 'vitest';
import { moo, testFiles } from '../../../../packages/catalog/src/libvirt/testing/documents.js';
import { changed, importInto } from './testing-import.js';

const LAYOUT = 'x86/libvirt/layout.yaml';
const INDEX = 'x86/libvirt/index.yaml';

const source = testFiles({ 'x86/models/Moo.yaml': moo('{ 1_EDX: [fpu] }') });
const layoutOf = (files: ReadonlyMap<string, unknown>) => files.get(LAYOUT) as LibvirtLayoutFile;

it('finds the place of words that the hand-made order lacks, with their headings', () => {
  const upstream = changed<LibvirtLayoutFile>(source, LAYOUT, ({ features }) => {
    features['generated-since'] = '10.0';
    features['by-hand'] = [
      { word: '1_EDX', heading: 'first' },
      { word: 'VMX_EPT', heading: 'in between', first: ['vmx-invvpid', 'vmx-two'] },
      { word: '1_ECX' },
    ];
  });
  const { after, unplaced } = importInto(source, '9.10', upstream);
  expect(unplaced).toEqual([]);
  expect(layoutOf(after).features).toEqual({
    ...layoutOf(upstream).features,
    // The tree tells no more than that it is not generated.
    'generated-since': '11.3',
  });
});

it('tells where a word is in an order that the source cannot say', () => {
  const swap = (file: string, text: string) =>
    file === 'x86_features.xml'
      ? text.replace(
          /( *<feature name='fpu'>[\s\S]*?<\/feature>\n)( *<feature name='vme'>[\s\S]*?<\/feature>\n)/,
          '$2$1',
        )
      : text;
  expect(importInto(source, '9.0', source, swap).unplaced).toEqual([
    "x86 features: place 1: upstream says 'vme', the source 'fpu'",
  ]);
});

it('moves the release in which a group got another title', () => {
  const titled = (since: string) =>
    changed<LibvirtIndexFile>(source, INDEX, ({ groups }) => {
      const [group] = groups;
      if (group !== undefined)
        group.title = [
          { value: 'Intels', until: since },
          { value: 'Intel CPU models', since },
        ];
    });
  const { after, unplaced } = importInto(titled('10.10'), '10.5', titled('10.1'));
  expect(unplaced).toEqual([]);
  expect(after.get(INDEX)).toEqual(titled('10.5').get(INDEX));
});

it('writes down a title that one release alone has', () => {
  const upstream = changed<LibvirtIndexFile>(source, INDEX, ({ groups }) => {
    if (groups[0] !== undefined) groups[0].title = 'Others';
  });
  const { after, unplaced } = importInto(source, '10.5', upstream);
  expect(unplaced).toEqual([]);
  expect((after.get(INDEX) as LibvirtIndexFile).groups[0]?.title).toEqual([
    { value: 'Intel CPU models', until: '10.5' },
    { value: 'Others', since: '10.5', until: '11.3' },
    { value: 'Intel CPU models', since: '11.3' },
  ]);
});

it('writes down which names of a model come before the others', () => {
  const versions = moo('{ 1_EDX: [fpu] }', '[{ version: 1 }, { version: 2 }, { version: 3 }]');
  const full = testFiles({ 'x86/models/Moo.yaml': versions });
  const upstream = changed<LibvirtIndexFile>(full, INDEX, ({ groups }) => {
    if (groups[0] !== undefined) groups[0].models = [{ model: 'Moo', first: ['Moo-v3'] }];
  });
  const { after, unplaced } = importInto(full, '12.0', upstream);
  expect(unplaced).toEqual(['libvirt 11.3 would change: index']);
  expect(after.get(INDEX)).toEqual(upstream.get(INDEX));
});
