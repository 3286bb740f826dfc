import { expect, it } from 'vitest';
import { parseUpstream } from './upstream.js';

it('reads a project and its release', () => {
  expect(parseUpstream('libvirt-11.3')).toEqual({ project: 'libvirt', release: '11.3' });
});

it.each(['qemu', 'qemu-new', 'xen-4.1'])('refuses %s', (name) => {
  expect(() => parseUpstream(name)).toThrow(
    `"${name}" is not an upstream release; expected a project and its release, e.g. "qemu-10.0"`,
  );
});
