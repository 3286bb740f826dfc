import { expect, it } from 'vitest';
import { dayOf } from './age.js';

const DATED = [
  { release: '7.2', released: '2022-12-13' },
  { release: '8.0' },
  { release: '10.0', released: '2025-04-22' },
  { release: '10.1' },
];

it.each([
  ['7.1', ''],
  ['7.2', '2022-12-13'],
  ['7.2.16', '2022-12-13'],
  ['7.3', '2022-12-13'],
  ['8.0', '2025-04-22'],
  ['10.0.3', '2025-04-22'],
  ['10.1', '9999'],
  ['10.2', '9999'],
])('%s came out on "%s"', (release, day) => {
  expect(dayOf(DATED, release)).toBe(day);
});

it('knows no day where no release has one', () => {
  expect([dayOf([{ release: '7.2' }], '7.2'), dayOf([{ release: '7.2' }], '8.0')]).toEqual(['', '']);
});
