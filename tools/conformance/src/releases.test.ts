import { expect, it } from 'vitest';
import { sampleReleases } from './releases.js';

const ALL = ['5.2', '6.0', '6.1', '6.2', '7.0', '7.1', '7.2', '8.0'];

it('takes the newest three always, and by the seed some of the others', () => {
  const samples = ['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => sampleReleases(ALL, seed));
  for (const sample of samples) {
    expect(sample.slice(-3)).toEqual(['7.1', '7.2', '8.0']);
    expect(sample).toHaveLength(5);
  }
  expect(new Set(samples.map(String)).size).toBeGreaterThan(1);
  expect(sampleReleases(ALL, 'a')).toEqual(samples[0]);
});

it('takes all where there are few', () => {
  expect(sampleReleases(['7.2', '8.0'], 'a')).toEqual(['7.2', '8.0']);
});
