import { expect, it } from 'vitest';
import { matrix } from './matrix.js';

it('shows what was proved of each release, and what was not', () => {
  const of = (of: string, status: 'identical' | 'differs' | 'skipped') => ({ name: [of], of, status });
  expect(
    matrix([
      {
        proof: 'objects',
        cases: [of('qemu 10.0', 'identical'), of('qemu 10.0', 'differs'), of('qemu 9.2', 'skipped')],
      },
      { proof: 'maps', cases: [of('libvirt 11.3', 'identical')] },
      { proof: 'freeze', cases: [{ name: ['edits'], status: 'noticed' }] },
    ]),
  ).toEqual([
    'release       objects  maps',
    'libvirt 11.3  -        1 of 1',
    'qemu 9.2      skipped  -',
    'qemu 10.0     1 of 2   -',
  ]);
});

it('is nothing where no proof speaks of releases', () => {
  expect(matrix([{ proof: 'freeze', cases: [{ name: ['edits'], status: 'noticed' }] }])).toEqual([]);
});
