import { expect, it } from 'vitest';
import { axisOf, onlyHere, type Presence, presenceWith, sinceWith } from './presence.js';

const described = ['9.0', '11.3'];

it.each<[Presence, string, boolean, Presence]>([
  // It says so already: every spelling stays.
  [undefined, '9.0', true, undefined],
  [{ since: '9.4' }, '11.3', true, { since: '9.4' }],
  [{ since: '9.4' }, '9.0', false, { since: '9.4' }],
  ['never', '9.0', false, 'never'],
  // A release between or beyond those described.
  [{ since: '11.3' }, '10.0', true, { since: '10.0' }],
  [{ since: '9.4' }, '10.0', false, { since: '11.3' }],
  [undefined, '7.0', false, { since: '9.0' }],
  [undefined, '12.0', false, { until: '12.0' }],
  ['not-yet', '12.0', true, { since: '12.0' }],
  ['not-yet', '7.0', true, { until: '9.0' }],
  [{ since: '12.0' }, '12.0', false, 'not-yet'],
  [{ until: '11.3' }, '11.3', true, {}],
])('%j with %s: %s -> %j', (presence, release, present, expected) => {
  expect(presenceWith(presence, axisOf(described, release), present)).toEqual(expected);
});

it('moves the beginning of a rule', () => {
  expect(sinceWith('10.10', axisOf(described, '10.0'), true)).toBe('10.0');
  expect(sinceWith('10.10', axisOf(described, '11.0'), false)).toBe('11.3');
  expect(sinceWith('10.10', axisOf(described, '12.0'), false)).toBeUndefined();
});

it('writes a span for one release alone', () => {
  expect(onlyHere(axisOf(described, '12.0'))).toEqual({ since: '12.0' });
  expect(onlyHere(axisOf(described, '10.0'))).toEqual({ since: '10.0', until: '11.3' });
  expect(onlyHere(axisOf(described, '7.0'))).toEqual({ until: '9.0' });
});
