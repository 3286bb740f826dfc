import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('out of order', () => {
  const lines = broken(['releases.yaml', '"7.2"', '"10.1"']);
  expect(lines).toEqual([
    'releases.yaml:3:15: release-axis: 10.0 stands behind 10.1, which is newer; expected each release once, oldest first',
  ]);
});

test('twice', () => {
  const lines = broken(['releases.yaml', '"9.0"', '"11.3"']);
  expect(lines).toEqual([
    'releases.yaml:6:15: release-axis: the release 11.3 stands twice; expected each release once, oldest first',
  ]);
});

test('9.10 is newer than 9.9', () => {
  const lines = broken(
    ['releases.yaml', 'release: "9.0"', 'release: "9.10"'],
    ['releases.yaml', 'release: "11.3"', 'release: "9.9"'],
  );
  expect(lines).toEqual([
    'releases.yaml:6:15: release-axis: 9.9 stands behind 9.10, which is newer; expected each release once, oldest first',
  ]);
});

test('what another release answers lies between that one and the next', () => {
  const lines = broken(
    ['releases.yaml', 'release: "9.0"', 'release: "9.0", same: ["9.1", "8.9"], unread: ["11.3"]'],
    ['releases.yaml', 'release: "11.3"', 'release: "11.3", unread: ["9.1", "11.4"]'],
  );
  expect(lines).toEqual([
    'releases.yaml:5:36: release-axis: 8.9 lies elsewhere; expected each release once, between 9.0 and 11.3',
    'releases.yaml:5:53: release-axis: 11.3 lies elsewhere; expected each release once, between 9.0 and 11.3',
    'releases.yaml:6:32: release-axis: the release 9.1 stands twice; expected each release once, between 11.3 and what is to come',
  ]);
});
