import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Scratch } from '@cpu-models/workspace-tools/scratch';
import { afterAll, beforeAll, expect, it } from 'vitest';

let scratch: Scratch;
let folder: string;

/** Builds the single file in a copy of the workspace, and takes it to an empty folder. */
beforeAll(async () => {
  scratch = await Scratch.create();
  expect(scratch.run('node --import tsx packages/cli/build/portable.ts')).toMatchObject({
    status: 0,
  });
  folder = mkdtempSync(join(tmpdir(), 'portable-'));
  mkdirSync(join(folder, 'empty'));
  copyFileSync(join(scratch.folder, 'dist/cli/cpu-models.mjs'), join(folder, 'cpu-models.mjs'));
}, 600_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  return scratch.remove();
});

const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(folder, 'cpu-models.mjs'), ...args], {
    cwd: join(folder, 'empty'),
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], XDG_CACHE_HOME: join(folder, 'cache') },
  });

it('has the checksum beside it', () => {
  execFileSync('sha256sum', ['--check', 'cpu-models.mjs.sha256'], { cwd: join(scratch.folder, 'dist/cli') });
});

it('answers in an empty folder as the checkout does, and leaves nothing there', { timeout: 600_000 }, () => {
  const ask = ['resolve', 'EPYC-Rome', '--qemu', '10.0', '--json'];
  expect(run(...ask)).toMatchObject({ status: 0, stdout: scratch.run(`cpu-models ${ask.join(' ')}`).output });
  expect(run('show', 'EPYC-Rome-v4').stdout).toContain('EPYC-Rome');
  expect(readdirSync(join(folder, 'empty'))).toEqual([]);
  const unpacked = readdirSync(join(folder, 'cache/cpu-models'));
  expect(unpacked).toHaveLength(1);
  const templates = join(folder, 'cache/cpu-models', String(unpacked[0]), 'packages/gen-qemu/src/templates');
  expect(readdirSync(templates)).toContain('models.hbs');
});

it.each([
  [['gen'], 'give --workspace FOLDER'],
  [['resolve', 'Nehalm'], "did you mean 'Nehalem'"],
])('refuses %j in a sentence', { timeout: 600_000 }, (args, told) => {
  expect(run(...args)).toMatchObject({ status: 1, stderr: expect.stringContaining(told) });
});
