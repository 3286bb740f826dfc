import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inTemporaryFolder } from './temporary.js';

let all = '';
beforeEach(() => {
  all = mkdtempSync(join(tmpdir(), 'temporary-'));
  vi.stubEnv('TMPDIR', all);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(all, { recursive: true });
});

it('is gone once its work is done, well or not, now or later', async () => {
  expect(inTemporaryFolder(existsSync)).toBe(true);
  expect(() => inTemporaryFolder(() => JSON.parse('{'))).toThrow(SyntaxError);
  await expect(inTemporaryFolder(async () => Promise.reject(new Error('later')))).rejects.toThrow('later');
  expect(readdirSync(all)).toEqual([]);
});

it('removes what runs that were killed left, says so, and leaves those of others alone', () => {
  const told = vi.spyOn(console, 'error').mockReturnValue();
  const { pid: dead } = spawnSync('true');
  const [left, alive] = [`cpu-models-${dead}-abcdef`, `cpu-models-${process.ppid}-abcdef`];
  for (const name of [left, alive, 'somebody-else']) mkdirSync(join(all, name));
  writeFileSync(join(all, left, 'half'), '');
  inTemporaryFolder(() => undefined);
  expect(readdirSync(all).sort()).toEqual([alive, 'somebody-else'].sort());
  expect(told.mock.calls.join()).toContain(left);
});
