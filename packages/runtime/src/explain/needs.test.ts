import { expect, it } from 'vitest';
import { QEMU_RELEASES } from '../generated/index.js';
import type { QemuRelease } from '../qemu/release.js';
import { neededFeatures } from './needs.js';

const needs = neededFeatures(QEMU_RELEASES.at(-1) as QemuRelease);
const of = (name: string) => [...(needs.get(name) ?? [])].sort();

it('a need of a need is one too', () => {
  expect(of('avx10-512')).toEqual(['avx10', 'avx10-128', 'avx10-256']);
});

it('where one of several would do, none is needed', () => {
  expect(of('avx10')).toEqual([]);
});
