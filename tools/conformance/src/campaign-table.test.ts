import { expect, it } from 'vitest';
import { campaignTable } from './campaign-table.js';

it('has one line for each campaign, and nothing for other proofs', () => {
  const told = { status: 'equal', detail: 'more' } as const;
  expect(
    campaignTable([
      { ...told, name: ['kills', 'gen'], attacks: { tried: 33, failed: 0 } },
      { ...told, name: ['maps', '9.0'] },
      { ...told, status: 'differs', name: ['freeze', 'harmless'], attacks: { tried: 270, failed: 2 } },
    ]),
  ).toEqual([
    '',
    'campaign          tried  failed',
    'kills gen            33       0',
    'freeze harmless     270       2',
    '',
  ]);
  expect(campaignTable([{ ...told, name: ['maps'] }])).toEqual([]);
});
