import { expect, it } from 'vitest';
import { libvirtRelease } from './release.js';
import { moo, testSource } from './testing/documents.js';

const AHEAD = `models:
  - { name: Moo-v2, libvirt: { since: "11.0" }, guest: false, vendor: Intel, features: [pclmulqdq, fpu],
      signatures: [{ family: 6, model: 7, steppings: 2-3 }], added: [tsc], removed: [vme] }
  - { name: Roo, libvirt: { since: "11.0" } }
  - { name: Roo-v1, libvirt: { since: "11.0" }, reference: Roo }`;

function release(name: string, model = moo('{ 1_EDX: [fpu] }')) {
  return libvirtRelease(testSource({ 'x86/libvirt/ahead.yaml': AHEAD, 'x86/models/Moo.yaml': model }), name);
}

it('says of a name what its entry says', () => {
  const { map } = release('11.3');
  expect(map.x86.models.find(({ name }) => name === 'Moo-v2')).toEqual({
    name: 'Moo-v2',
    partialCompat: false,
    decodeHost: true,
    decodeGuest: false,
    ancestor: null,
    signatures: [{ family: 6, model: 7, stepping: 0b1100 }],
    vendor: 'Intel',
    features: ['fpu', 'pclmuldq'],
    added: ['tsc'],
    removed: ['vme'],
  });
  expect(map.x86.models.find(({ name }) => name === 'Roo-v1')).toMatchObject({ ancestor: 'Roo', vendor: null });
});

it('puts versions behind the names of their model, and models last', () => {
  expect(release('11.3').x86.groups).toEqual([
    { title: 'Intel CPU models', names: ['Moo', 'Moo-v1', 'Moo-v2', 'Roo', 'Roo-v1'] },
  ]);
  expect(release('9.0').x86.groups).toEqual([{ title: 'Intel CPU models', names: ['Moo'] }]);
});

it("gives way to QEMU's definition", () => {
  const defined = moo('{ 1_EDX: [fpu] }', '[{ version: 1 }, { version: 2, properties: { vme: on } }]');
  const { map, x86 } = release('11.3', defined);
  expect(map.x86.models.find(({ name }) => name === 'Moo-v2')?.features).toEqual(['fpu', 'vme']);
  expect(x86.groups[0]?.names.filter((name) => name === 'Moo-v2')).toHaveLength(1);
  const later = defined.replace('version: 2,', 'version: 2, libvirt: not-yet,');
  expect(release('11.3', later).map.x86.models.find(({ name }) => name === 'Moo-v2')?.vendor).toBe('Intel');
});
