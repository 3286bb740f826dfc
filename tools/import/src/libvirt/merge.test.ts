import { expect, it } from 'vitest';
import { moo, testFiles } from '../../../../packages/catalog/src/libvirt/testing/documents.js';
import { importInto as importFrom } from './testing-import.js';

const VERSIONS =
  '[{ version: 1 }, { version: 2, alias: Moo-new, properties: { vme: on } }, { version: 3, properties: { pni: on } }]';
const MODEL = moo('{ 1_EDX: [fpu, tsc], VMX_EPT: [vmx-ept] }', VERSIONS);
const full = testFiles({ 'x86/models/Moo.yaml': MODEL });

function importInto(
  target: ReadonlyMap<string, unknown>,
  release: string,
  source = full,
  replace?: (file: string, text: string) => string,
) {
  return importFrom(target, release, source, replace);
}

it('changes nothing where the source describes the tree', () => {
  for (const release of ['9.0', '11.3'])
    expect(importInto(full, release)).toMatchObject({ files: [], notes: [], unplaced: [] });
});

it('learns which names and features a release has', () => {
  const ignorant = testFiles({
    'x86/models/Moo.yaml': moo(
      '{ 1_EDX: [fpu, tsc], VMX_EPT: [vmx-ept] }',
      VERSIONS.replace('version: 3,', 'version: 3, libvirt: not-yet,'),
    ),
    'x86/words/1_EDX.yaml':
      'word: 1_EDX\nat: { leaf: 1, register: edx }\nfeatures: [{ bit: 0, name: fpu }, { bit: 1, name: vme, libvirt: not-yet }]',
  });
  ignorant.set('x86/models/Moo.yaml', {
    ...(ignorant.get('x86/models/Moo.yaml') as object),
    features: { '1_EDX': ['fpu'], VMX_EPT: ['vmx-ept'] },
  });
  const { after, notes, unplaced } = importInto(ignorant, '11.3');
  expect(after.get('x86/words/1_EDX.yaml')).toMatchObject({
    features: [
      { name: 'fpu' },
      { name: 'vme', libvirt: { since: '11.3' } },
      { bit: 4, name: 'tsc', qemu: 'unnamed', libvirt: { since: '11.3' } },
    ],
  });
  expect(after.get('x86/models/Moo.yaml')).toMatchObject({ versions: [{}, {}, { libvirt: { since: '11.3' } }] });
  expect(notes).toContain('x86/libvirt/differences.yaml: extra tsc for Moo Moo-new; to be classified');
  expect(unplaced).toEqual(["x86 model Moo-v3: feature tsc: upstream says 'listed', the source nothing"]);
});

it('writes down differences that nothing explains, and asks for a reason', () => {
  const replace = (file: string, text: string) =>
    file === 'x86_Moo.xml'
      ? text.replace("    <feature name='tsc'/>\n", "    <feature name='vme' removed='yes'/>\n")
      : text;
  const { after, unplaced } = importInto(full, '12.0', full, replace);
  expect(after.get('x86/libvirt/differences.yaml')).toMatchObject({
    omit: [
      {
        features: ['tsc'],
        names: ['Moo'],
        since: '12.0',
        kind: 'not-yet-adopted',
        reason: expect.stringContaining('To be classified') as string,
      },
    ],
    removed: [{ features: ['vme'], names: ['Moo'], since: '12.0' }],
  });
  expect(unplaced).toEqual([]);
});

it("tells a name's age by its form", () => {
  const young = testFiles({
    'x86/models/Moo.yaml': moo('{ 1_EDX: [fpu], VMX_EPT: [vmx-ept] }', '', 'libvirt: { since: "10.0" }'),
  });
  const { after } = importInto(
    testFiles({ 'x86/models/Moo.yaml': moo('{ 1_EDX: [fpu], VMX_EPT: [vmx-ept] }') }),
    '11.3',
    young,
  );
  expect(after.get('x86/models/Moo.yaml')).toMatchObject({ libvirt: { since: '10.9' } });
});

it('takes up vendors and models of other architectures', () => {
  const richer = testFiles({
    'arm/models/a64.yaml': '{ model: a64, vendor: Fuji, pvr: "0x001" }',
    'arm/vendors.yaml': 'vendors: [{ name: ARM, value: "0x41" }, { name: Fuji, value: "0x4E" }]',
    'arm/index.yaml': 'groups: [{ title: Arms, models: [a64, cortex] }]',
  });
  const { after, unplaced } = importInto(testFiles(), '12.0', richer);
  expect(after.get('arm/models/a64.yaml')).toEqual({
    model: 'a64',
    libvirt: { since: '12.0' },
    vendor: 'Fuji',
    pvr: '0x001',
  });
  expect(after.get('arm/vendors.yaml')).toMatchObject({
    vendors: [{ name: 'ARM' }, { name: 'Fuji', value: '0x4E', libvirt: { since: '12.0' } }],
  });
  expect(after.get('arm/index.yaml')).toEqual({ groups: [{ title: 'Arms', models: ['a64', 'cortex'] }] });
  expect(unplaced).toEqual([]);
});

it('says where a tree has constructs that are new', () => {
  const replace = (file: string, text: string) =>
    file === 'x86_Moo.xml'
      ? text.replace("<vendor name='Intel'/>", "<vendor name='Intel' since='5'/>\n    <cache/>")
      : text;
  expect(importInto(full, '11.3', full, replace).unplaced).toEqual([
    "x86_Moo.xml:6:5: <vendor> has the new attribute since='5'",
    'x86_Moo.xml:7:5: <model> holds the new element <cache>',
  ]);
});

it('tells where another release of the source would change', () => {
  const replace = (file: string, text: string) =>
    file === 'x86_vendors.xml' ? text.replace('GenuineIntel', 'GenuineMooos') : text;
  expect(importInto(full, '10.0', full, replace).unplaced).toEqual([
    "x86 vendor Intel: string: upstream says 'GenuineMooos', the source 'GenuineIntel'",
  ]);
});

it('keeps what it cannot say at the release, until the tree is read again by one that can', () => {
  const replace = (file: string, text: string) =>
    file === 'x86_Moo.xml' ? text.replace("<feature name='fpu'/>", "<feature name='fpu' policy='force'/>") : text;
  const { after, unplaced } = importInto(full, '11.3', full, replace);
  expect(unplaced).toHaveLength(1);
  const unsaidOf = (files: ReadonlyMap<string, unknown>) =>
    (files.get('releases.yaml') as { libvirt: { release: string; unsaid?: string[] }[] }).libvirt.map(
      ({ release, unsaid }) => [release, unsaid],
    );
  expect(unsaidOf(after)).toEqual([
    ['9.0', undefined],
    ['11.3', unplaced],
  ]);
  expect(importInto(after, '11.3').after.get('releases.yaml')).toEqual(full.get('releases.yaml'));
});
