import { expect, it } from 'vitest';
import { matrix, missing } from './matrix.js';

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

it('counts what was compared, and names what is missing', () => {
  const compared = (values: number, differing: number) => ({ values, differing });
  const proved = [
    {
      proof: 'recordings',
      cases: [
        { name: ['tcg'], of: 'qemu 10.0', status: 'identical', compared: compared(1200, 0) },
        { name: ['kvm'], of: 'qemu 10.0', status: 'differs', compared: compared(34, 2) },
        { name: ['none'], of: ['qemu 9.1', 'qemu 9.2'], status: 'skipped', detail: 'nobody recorded it' },
      ],
    },
  ] as const;
  expect(matrix(proved)).toEqual([
    'release    recordings',
    'qemu 9.1   skipped',
    'qemu 9.2   skipped',
    'qemu 10.0  1 of 2 (1,234, differing 2)',
  ]);
  expect(missing(proved)).toEqual(['missing: qemu 9.1, qemu 9.2: recordings: nobody recorded it']);
});

it('is nothing where no proof speaks of releases', () => {
  expect(matrix([{ proof: 'freeze', cases: [{ name: ['edits'], status: 'noticed' }] }])).toEqual([]);
});
