import { expect, it } from 'vitest';
import { releaseOf } from '../slice/index.js';
import type { LibvirtModel } from '../slice/libvirt-models.js';
import { namesOf } from './names.js';
import { moo, testSource } from './testing/documents.js';

const VERSIONS =
  '[{ version: 1 }, { version: 2, alias: Moo-IBRS }, { version: 3 }, { version: 4, alias: Moo-noTSX }, { version: 5, libvirt: not-yet }]';

function names(model: string, release: string, more: Readonly<Record<string, string>> = {}): string[] {
  const slice = releaseOf(testSource({ 'x86/models/Moo.yaml': model, ...more }), 'libvirt', release);
  return namesOf(slice.models[0] as LibvirtModel, slice).map(
    ({ name, form, version, lastVersion, age, reference }) =>
      `${name} ${form} v${version}-${lastVersion} ${age} ${reference}`,
  );
}

it('gives the model, its aliases and, in newer libvirt, every version a name', () => {
  const plain = ['Moo model v1-1 0.0 null', 'Moo-IBRS alias v2-3 0.0 null', 'Moo-noTSX alias v4-4 0.0 null'];
  expect(names(moo('{}', VERSIONS), '9.0')).toEqual(plain);
  expect(names(moo('{}', VERSIONS), '11.3')).toEqual([
    ...plain,
    'Moo-v1 versioned v1-1 10.10 Moo',
    'Moo-v2 versioned v2-2 10.10 Moo-IBRS',
    'Moo-v3 versioned v3-3 10.10 null',
    'Moo-v4 versioned v4-4 10.10 Moo-noTSX',
  ]);
});

it('knows that a model without list of versions got its v1 later', () => {
  expect(names(moo('{}'), '10.10')).toEqual(['Moo model v1-1 0.0 null']);
  expect(names(moo('{}'), '11.3')).toEqual(['Moo model v1-1 0.0 null', 'Moo-v1 versioned v1-1 11.0 Moo']);
});

it('dates names by the model', () => {
  expect(names(moo('{}', '', 'libvirt: { since: "11.2" }'), '11.3')).toEqual([
    'Moo model v1-1 11.2 null',
    'Moo-v1 versioned v1-1 11.2 Moo',
  ]);
  expect(names(moo('{}', '', 'libvirt: { since: "11.2" }'), '9.0')).toEqual([]);
  expect(names(moo('{}', '', 'libvirt: not-yet'), '11.3')).toEqual([]);
});

it('gives no versioned names to a model that QEMU has dropped', () => {
  expect(names(moo('{}', '[{ version: 1 }, { version: 2, alias: Moo-noTSX }]', 'until: "7.1"'), '11.3')).toEqual([
    'Moo model v1-1 0.0 null',
    'Moo-noTSX alias v2-2 0.0 null',
  ]);
});

it.each([
  ['7.2', []],
  ['10.0', ['Moo-v1 versioned v1-1 10.10 Moo']],
  ['10.1', ['Moo-v1 versioned v1-1 10.10 Moo']],
])('a model that QEMU drops in %s keeps the names that libvirt made before', (until, versioned) => {
  const releases = {
    'releases.yaml': `
      qemu: [{ release: "7.2", released: 2022-12-13, hw-version: 2.5+ }, { release: "10.0", released: 2025-04-22, hw-version: 2.5+ },
        { release: "10.1", hw-version: 2.5+ }]
      libvirt: [{ release: "9.0", released: 2023-01-16 }, { release: "10.10", released: 2024-12-02 }, { release: "11.3", released: 2025-05-02 }]`,
  };
  const plain = ['Moo model v1-1 0.0 null'];
  expect(names(moo('{}', '[{ version: 1 }]', `until: "${until}"`), '11.3', releases)).toEqual([...plain, ...versioned]);
});
