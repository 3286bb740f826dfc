import { describe, expect, it } from 'vitest';
import { summarize } from '../cases.js';
import { verdictOf } from './verdict.js';

const counts = { tried: 10, harmful: 6, refused: 6, harmless: 4, passed: 4, wrong: [] };
const failed = (change: Partial<typeof counts>) => summarize(verdictOf({ ...counts, ...change }, 10, 1)).failed;

describe('verdictOf', () => {
  it('passes where what is harmful is refused, and nothing else', () => expect(failed({})).toBe(0));

  it.each([
    ['something harmful that is let pass', { refused: 5 }],
    ['something harmless that is refused', { passed: 3 }],
    ['fewer facts than were asked for', { tried: 9 }],
    ['a campaign without anything harmless', { harmless: 0, passed: 0 }],
  ])('fails for %s', (_what, change) => expect(failed(change)).toBe(1));

  it('counts what is refused needlessly in the table of campaigns', () => {
    const [, harmless] = verdictOf({ ...counts, passed: 3 }, 10, 1);
    expect(harmless?.attacks).toEqual({ tried: 4, failed: 1 });
  });
});
