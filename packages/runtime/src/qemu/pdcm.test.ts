import { expect, test } from 'vitest';
import { qemu_10_0, qemu_10_1, qemu_10_2 } from '../generated/qemu.js';
import { fullExpansion } from './expansion.js';
import { resolve } from './resolve.js';

/** Whether pdcm stays where it is asked for without a PMU, by x86_cpu_expand_features of each release. */
const CASES = [
  ['pc-q35-10.0', qemu_10_0, true],
  ['pc-q35-10.1', qemu_10_1, false],
  ['pc-q35-10.0', qemu_10_1, false],
  ['pc-q35-10.2', qemu_10_2, false],
  ['pc-q35-10.0', qemu_10_2, true],
] as const;

test.each(CASES)('%s: pdcm without a PMU', (machine, release, expected) => {
  const properties = { pdcm: true, pmu: false };
  const cpu = resolve(release, { model: 'Haswell', machine: machine as 'q35', accelerator: 'tcg', properties });
  expect(fullExpansion(cpu)['pdcm']).toBe(expected);
});
