import { expect, it } from 'vitest';
import type { ReleaseFile } from './generated/release.js';
import { nextRelease } from './next-release.js';

const file = (qemu: object, libvirt: object) => ({ qemu: [qemu], libvirt: [libvirt] }) as unknown as ReleaseFile;

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
