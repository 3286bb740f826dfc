import type { ReleaseFile } from '@cpu-models/source';
import { expect, it } from 'vitest';
import { withUnsaid } from './unsaid.js';

const FILE: ReleaseFile = {
  qemu: [
    { release: '11.1', 'as-of': '11.1.3', 'hw-version': '2.5+' },
    { release: '11.2', 'hw-version': '2.5+' },
  ],
  libvirt: [{ release: '12.8' }],
};
const LACKS = ['a field', 'a table'];
const unsaidOf = ({ qemu }: ReleaseFile) => qemu.map(({ unsaid }) => unsaid);

it('keeps what could not be placed at the release', () => {
  expect(unsaidOf(withUnsaid(FILE, '11.2', '11.2.0', LACKS))).toEqual([undefined, LACKS]);
  expect(withUnsaid(FILE, '11.2', '11.2.0', [])).toEqual(FILE);
});

it('takes it away once the tree is read whole, and not for another micro release', () => {
  const lacking = withUnsaid(FILE, '11.1', '11.1.3', LACKS);
  expect(unsaidOf(withUnsaid(lacking, '11.2', '11.2.0', []))).toEqual([LACKS, undefined]);
  expect(unsaidOf(withUnsaid(lacking, '11.1', '11.1.0', []))).toEqual([LACKS, undefined]);
  expect(withUnsaid(lacking, '11.1', '11.1.3', [])).toEqual(FILE);
});
