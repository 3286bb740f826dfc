import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { formatTotal, total } from './total.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, passed: number, failed: number, skipped: number): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify({ passed, failed, skipped }));
}

it('sums up the checks of all rooms', () => {
  write('test/packages/a.json', 3, 0, 1);
  write('lint/tools/b.json', 1, 0, 0);
  expect(formatTotal(total(folder, true))).toBe('4 passed, 0 failed, 1 skipped');
});

it.each([
  ['failed without counting a failure', false],
  ['checked nothing', true],
])('a run that %s is a failure', (_, succeeded) => {
  if (!succeeded) write('test/packages/a.json', 3, 0, 0);
  expect(total(folder, succeeded).failed).toBe(1);
});
