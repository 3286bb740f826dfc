/**
 * How many cases each proof tries at least where Debian's source packages, a QEMU and a compiler can be had, with a sample
 * of the releases. Fewer is a failure; where a source is missing it is reported, with the reason.
 */
export const EXPECTED: Readonly<Record<string, number>> = {
  kcpuid: 3,
  maps: 1,
  recordings: 12,
  properties: 12,
  cpuid: 12,
  'cputest-data': 6,
  downstream: 26,
  installs: 7,
  live: 1,
  objects: 10,
  cputest: 3,
  verdicts: 4,
  apply: 43,
  'end-to-end': 6,
  mutations: 14,
  freeze: 3,
  kills: 2,
  hostile: 1,
  readers: 7,
  environments: 1,
};

/** The same where one tree of QEMU is named: its objects. */
export const EXPECTED_OF_TREE: Readonly<Record<string, number>> = { ...EXPECTED, objects: 5 };
