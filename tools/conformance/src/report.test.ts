import { expect, it } from 'vitest';
import type { CaseResult } from './cases.js';
import { EXPECTED } from './proofs/expected.js';
import { PROOFS } from './proofs/index.js';
import { createReport } from './report.js';

const CASES: CaseResult[] = [
  { name: ['qemu 7.2', 'x86_64-softmmu', 'pristine'], status: 'identical' },
  { name: ['qemu 10.0.13', 'all', 'pristine'], status: 'skipped', detail: 'no source' },
];

it('prints aligned lines and a summary', () => {
  const lines: string[] = [];
  const report = createReport(false, (line) => lines.push(line));
  report.add(CASES);
  expect(report.finish()).toBe(0);
  expect(lines).toEqual([
    'identical  qemu 7.2      x86_64-softmmu  pristine',
    'skipped    qemu 10.0.13  all             pristine  no source',
    '1 passed, 0 failed, 1 skipped',
  ]);
});

it.each(['differs', 'missed'] as const)('fails if a case %s', (status) => {
  const report = createReport(false, () => {});
  report.add([{ name: ['a'], status }]);
  expect(report.finish()).toBe(1);
});

it('prints JSON', () => {
  const lines: string[] = [];
  const report = createReport(true, (line) => lines.push(line));
  report.add(CASES);
  report.finish();
  expect(JSON.parse(lines.join('\n'))).toEqual({ cases: CASES, passed: 1, failed: 0, skipped: 1 });
});

it('fails a proof that tried no case, and says loudly which could not be run', () => {
  const lines: string[] = [];
  const report = createReport(false, (line) => lines.push(line));
  report.add([], 'maps');
  report.add([{ name: ['objects'], status: 'skipped', detail: 'no source' }], 'objects');
  expect(report.finish()).toBe(1);
  expect(lines).toEqual([
    'missed  maps  no case was tried',
    'skipped  objects  no source',
    'NOT PROVED: objects: no source',
    '0 passed, 1 failed, 1 skipped',
  ]);
});

it('fails a proof that tried fewer cases than are expected, and says loudly where something was missing', () => {
  const lines: string[] = [];
  const report = createReport(false, (line) => lines.push(line), { maps: 2, objects: 2, cputest: 1 });
  report.add([{ name: ['maps'], status: 'identical' }], 'maps');
  report.add(CASES, 'objects');
  report.add([{ name: ['cputest'], status: 'identical' }], 'cputest');
  expect(report.finish()).toBe(1);
  expect(lines.filter((line) => /tried|PROVED/.test(line))).toEqual([
    'missed     maps  1 cases were tried, expected at least 2',
    'LESS PROVED, 1 of at least 2 cases: objects: no source',
  ]);
});

it('expects something of every proof, and of no other', () => {
  expect(Object.keys(EXPECTED)).toEqual(PROOFS.map(({ name }) => name));
});
