import { libvirtRelease } from '@cpu-models/catalog';
import { generateLibvirt } from '@cpu-models/gen-libvirt';
import { type LibvirtAheadFile, type ModelFile, sourceFromValues } from '@cpu-models/source';
import { expect, it } from 'vitest';
import { moo, testFiles } from '../../../../packages/catalog/src/libvirt/testing/documents.js';
import { adoptNames } from './adopt-names.js';
import { changed, importInto } from './testing-import.js';

const AHEAD = 'x86/libvirt/ahead.yaml';
const MOO = 'x86/models/Moo.yaml';

const versions = (libvirt: string) => `[{ version: 1 }, { version: 2, properties: { vme: on }${libvirt} }]`;
const roo = (libvirt: string) => moo('{ 1_EDX: [fpu], 1_ECX: [pclmulqdq] }', '', libvirt).replaceAll('Moo', 'Roo');

/** Today's source: one version of one model. */
const source = testFiles({ [MOO]: moo('{ 1_EDX: [fpu] }', '[{ version: 1 }]') });
/** What libvirt has from a release on: a further version, and a further model. */
const upstream = (since: string) =>
  testFiles({
    [MOO]: moo('{ 1_EDX: [fpu] }', versions(`, libvirt: { since: "${since}" }`)),
    'x86/models/Roo.yaml': roo(`libvirt: { since: "${since}" }`),
    'x86/libvirt/index.yaml': 'groups: [{ title: Intel CPU models, models: [Moo, Roo] }]',
  });
const namesIn = (files: ReadonlyMap<string, unknown>) =>
  (files.get(AHEAD) as LibvirtAheadFile | undefined)?.models.map(({ name }) => name);

it('writes down names that no QEMU of the source has', () => {
  const { after, unplaced } = importInto(source, '12.0', upstream('12.0'));
  expect(unplaced).toEqual([]);
  const libvirt = { since: '12.0' };
  const signatures = [{ family: 6, model: 60 }];
  expect(after.get(AHEAD)).toEqual({
    models: [
      { name: 'Moo-v2', guest: false, signatures, vendor: 'Intel', features: ['fpu', 'vme'], libvirt },
      { name: 'Roo', signatures, vendor: 'Intel', features: ['fpu', 'pclmulqdq'], libvirt },
      { name: 'Roo-v1', guest: false, reference: 'Roo', libvirt },
    ],
  });
  expect(after.get('x86/libvirt/index.yaml')).toEqual({
    groups: [{ title: 'Intel CPU models', models: ['Moo', 'Roo'] }],
  });
});

it('changes nothing the second time, and keeps the older bound', () => {
  const once = importInto(source, '12.0', upstream('12.0')).after;
  expect(importInto(once, '12.0', upstream('12.0')).files).toEqual([]);
  const { after, files, unplaced } = importInto(once, '12.4', upstream('12.0'));
  expect(files.map(({ path }) => path)).toEqual(['releases.yaml']);
  expect(unplaced).toEqual([]);
  const other = importInto(importInto(source, '12.4', upstream('12.0')).after, '12.0', upstream('12.0')).after;
  expect(other.get(AHEAD)).toEqual(after.get(AHEAD));
});

it('does not depend on the order in which names come', () => {
  const source10 = testFiles({
    [MOO]: moo('{ 1_EDX: [fpu] }', '[{ version: 1 }]'),
    'x86/libvirt/ahead.yaml': 'models: [{ name: Moo-v10, libvirt: { since: "12.4" }, features: [fpu] }]',
    'releases.yaml': `{ qemu: [{ release: "10.0", hw-version: 2.5+ }],
      libvirt: [{ release: "9.0" }, { release: "11.3" }, { release: "12.4" }] }`,
  });
  expect(namesIn(importInto(source10, '12.0', upstream('12.0')).after)).toEqual(['Moo-v2', 'Moo-v10', 'Roo', 'Roo-v1']);
});

it('keeps apart what two releases say of one name', () => {
  const once = importInto(source, '12.0', upstream('12.0')).after;
  const without = (file: string, text: string) =>
    file === 'x86_Roo.xml' ? text.replace("    <feature name='pclmuldq'/>\n", '') : text;
  const { after, unplaced } = importInto(once, '12.4', upstream('12.0'), without);
  expect(unplaced).toEqual([]);
  expect((after.get(AHEAD) as LibvirtAheadFile).models.filter(({ name }) => name === 'Roo')).toMatchObject([
    { features: ['fpu', 'pclmulqdq'], libvirt: { since: '12.0', until: '12.4' } },
    { features: ['fpu'], libvirt: { since: '12.4' } },
  ]);
});

it("takes entries away once QEMU's definition is there, and keeps since when", () => {
  const ahead = importInto(source, '12.0', upstream('12.0')).after;
  const followed = new Map([
    ...changed<ModelFile>(ahead, MOO, (model) => {
      model.versions = [{ version: 1 }, { version: 2, properties: { vme: 'on' }, libvirt: 'not-yet' }];
    }),
    ['x86/models/Roo.yaml', testFiles({ R: roo('libvirt: not-yet') }).get('R')],
  ]);
  const { after, unplaced } = importInto(followed, '12.4', upstream('12.0'));
  expect(unplaced).toEqual([]);
  expect(namesIn(after)).toEqual([]);
  expect(after.get(MOO)).toMatchObject({ versions: [{}, { libvirt: { since: '12.0' } }] });
  expect(after.get('x86/models/Roo.yaml')).toMatchObject({ libvirt: { since: '12.0' } });
});

it('leaves nothing behind when QEMU is followed after libvirt, and changes no map', () => {
  const ahead = importInto(source, '12.0', upstream('12.0')).after;
  // QEMU's definition has a feature more than libvirt's file.
  const followed = new Map([
    ...changed<ModelFile>(ahead, MOO, (model) => {
      model.versions = [{ version: 1 }, { version: 2, properties: { vme: 'on', tsc: 'on' }, libvirt: 'not-yet' }];
    }),
    ['x86/models/Roo.yaml', testFiles({ R: roo('libvirt: not-yet') }).get('R')],
  ]);
  const after = new Map([...followed, ...adoptNames(ahead, followed).map(({ path, value }) => [path, value] as const)]);
  expect(namesIn(after)).toEqual([]);
  expect(after.get(MOO)).toMatchObject({ versions: [{}, { libvirt: { since: '12.0' } }] });
  const texts = (files: ReadonlyMap<string, unknown>) =>
    generateLibvirt(libvirtRelease(sourceFromValues(files), '12.0'));
  const map = (files: ReadonlyMap<string, unknown>) => texts(files).filter(({ path }) => path.includes('x86_Roo'));
  expect(map(after)).toEqual(map(ahead));
  expect(adoptNames(after, after)).toEqual([]);
});
