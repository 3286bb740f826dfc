import { expect, it } from 'vitest';
import { belongsTo, compareReleases, parseVersion } from './version.js';

it.each([
  ['1:7.2+dfsg-7+deb12u18', '7.2'],
  ['1:10.0.2+ds-2+deb13u1~bpo12+1', '10.0.2'],
  ['11.3.0-3+deb13u3', '11.3.0'],
])('finds the release in %s', (version, upstream) => {
  expect(parseVersion(version).upstream).toBe(upstream);
});

it.each([
  ['1:10.0.13+ds-0', '10.0', true],
  ['1:10.0.13+ds-0', '10.0.13', true],
  ['1:10.0.13+ds-0', '10.0.1', false],
  ['7.2', '7.2.0', true],
  ['7.2', '7.20', false],
])('%s belongs to %s: %s', (version, release, expected) => {
  expect(belongsTo(version, release)).toBe(expected);
});

it('orders by number', () => {
  expect(['10.0.13', '9.1', '10.0.2'].sort(compareReleases)).toEqual(['9.1', '10.0.2', '10.0.13']);
});
