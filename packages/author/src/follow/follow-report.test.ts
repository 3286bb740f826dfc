import { expect, it } from 'vitest';
import type { Followed } from './follow.js';
import { followReport } from './follow-report.js';

const followed = (meant: string | undefined): Followed => ({
  ...{ project: 'qemu', version: '10.2.0', release: '10.2', meant, isNew: false },
  ...{ changes: [], models: [], additions: [], drift: [], released: [], recordings: [], unplaced: [], problems: [] },
});

it('says that a tree is another micro release than the source means', () => {
  expect(followReport(followed('10.2.2'), false).split('\n')).toEqual([
    '## qemu 10.2.0 as release 10.2, which the source describes already',
    '',
    'By 10.2 the source means 10.2.2: what differs in 10.2.0 is dated with a micro release, and outputs of the release have what 10.2.2 has.',
    '',
    '0 source files would change.',
  ]);
  expect(followReport(followed(undefined), false)).not.toContain('means');
});
