import { expect, it } from 'vitest';
import type { ReleaseFile } from './generated/release.js';
import { nextRelease, otherMicro, releaseOfVersion } from './numbering.js';

const numbering = { qemu: { minors: 3, source: '' }, libvirt: { minors: 11, source: '' } };
const file = (qemu: object, libvirt: object) =>
  ({ qemu: [qemu], libvirt: [libvirt], numbering }) as unknown as ReleaseFile;

it.each([
  ['10.0', '10.1', '11.3', '11.4'],
  ['10.2', '11.0', '11.10', '12.0'],
  ['7.2.16', '8.0', '9.0', '9.1'],
])('QEMU %s is followed by %s, libvirt %s by %s', (qemu, nextQemu, libvirt, nextLibvirt) => {
  const axis = file({ release: qemu }, { release: libvirt });
  expect(nextRelease(axis, 'qemu')).toBe(nextQemu);
  expect(nextRelease(axis, 'libvirt')).toBe(nextLibvirt);
});

it('the source may say which is next', () => {
  expect(nextRelease(file({ release: '10.1', next: true }, { release: '11.3' }), 'qemu')).toBe('10.1');
});

it.each([
  ['10.2', '10.2'],
  ['10.2.1', '10.2'],
  ['7.2+dfsg-7', '7.2'],
  ['10.2.50', undefined],
  ['10.2.90', undefined],
  ['tree', undefined],
])('%s is a version of %s', (version, release) => {
  expect(releaseOfVersion(version, { development: 50 })).toBe(release);
});

it.each([
  ['10.2.0', { release: '10.2', 'as-of': '10.2.2' }, '10.2.2'],
  ['10.2.4', { release: '10.2', 'as-of': '10.2.2' }, '10.2.2'],
  ['10.2.2', { release: '10.2', 'as-of': '10.2.2' }, undefined],
  ['10.2.1', { release: '10.2' }, '10.2.0'],
  ['10.2.0', { release: '10.2' }, undefined],
  ['10.2.50', { release: '10.2' }, undefined],
  ['10.2.1', { release: '10.1' }, undefined],
])('a tree of %s beside %o is of another micro release than %s', (version, entry, meant) => {
  const axis = { ...file(entry, {}), numbering: { qemu: { minors: 3, development: 50, source: '' } } };
  expect(otherMicro(axis as ReleaseFile, '10.2', version)).toBe(meant);
});
