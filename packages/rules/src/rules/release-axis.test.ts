import { expect, test } from 'vitest';
import { broken, type Edit } from '../testing/broken.js';

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

test('released before an older one, or on the same day', () => {
  const days = (older: string, newer: string): Edit[] => [
    ['releases.yaml', 'release: "9.0"', `release: "9.0", released: ${older}`],
    ['releases.yaml', 'release: "11.3"', `release: "11.3", released: ${newer}`],
  ];
  expect(broken(...days('2023-01-16', '2025-05-02'))).toEqual([]);
  for (const day of ['2025-05-02', '2025-05-03'])
    expect(broken(...days(day, '2025-05-02'))).toEqual([
      `releases.yaml:6:33: release-axis: 11.3 was released on 2025-05-02, and 9.0 on ${day}; expected a day after those of older releases`,
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

const asOf = (micro: string): Edit => ['releases.yaml', 'release: "10.0"', `release: "10.0", as-of: "${micro}"`];

test('a release is as of a micro release of its own', () => {
  expect(broken(asOf('10.0.3'))).toEqual([]);
  expect(broken(asOf('10.1.3'))).toEqual([
    'releases.yaml:3:30: release-axis: 10.1.3 is no micro release of 10.0; expected a form like 10.0.2',
  ]);
});

test('what a micro release took away is not in the release that is as of it, and is in one that is as of an earlier one', () => {
  const gone: Edit = [
    'x86/qemu/properties.yaml',
    '4294967295, since: "10.0"',
    '4294967295, since: "10.0", until: "10.0.3"',
  ];
  expect(broken(asOf('10.0.2'), gone)).toEqual([]);
  expect(broken(asOf('10.0.3'), gone)).toEqual([
    'x86/qemu/compat.yaml:5:20: property-releases: QEMU 10.0 has no property guest-phys-bits: it exists from 10.0 to before 10.0.3; expected releases that have the property; give this since or until',
  ]);
});

test('every value of a timeline that a release has is that of its micro release', () => {
  const later: Edit = [
    'x86/models/Beta.yaml',
    'family: [{value: 15, until: "10.1"}, {value: 25, since: "10.1"}]',
    'family: [{value: 25, since: "10.0.2"}]',
  ];
  expect(broken(asOf('10.0.2'), later)).toEqual([]);
  expect(broken(later)).toEqual([
    'x86/models/Beta.yaml:4:1: timeline-gap: Beta has no family in QEMU 10.0; expected a value in every supported release that has it; extend since or until of an entry',
  ]);
});

test('libvirt releases between two stand with the one before them, all of them', () => {
  const axis = (numbers: string): Edit[] => [
    ['releases.yaml', 'release: "9.0"', `release: "9.9", ${numbers}`],
    [
      'releases.yaml',
      'release: "11.3"}\n',
      'release: "10.3"}\nnumbering: {qemu: {minors: 3, source: manual}, libvirt: {minors: 11, source: manual}}\n',
    ],
  ];
  expect(broken(...axis('same: ["9.10", "10.0"], unread: ["10.1", "10.2"]'))).toEqual([]);
  expect(broken(...axis('same: ["9.10"], unread: ["10.2"]'))).toEqual([
    'releases.yaml:5:15: release-axis: 10.0, 10.1 came between 9.9 and 10.3, and nothing says what answers for them; expected each release under same or unread of the one before it, or with an entry of its own',
  ]);
});
