import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, Scratch } from '@cpu-models/workspace-tools/scratch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Two checkouts of one commit that share Nx's cache through a folder, as machines do through a mounted one. */
describe('two checkouts with one cache', () => {
  const shared = mkdtempSync(join(tmpdir(), 'cpu-models-cache-'));
  let checkouts: Scratch[] = [];

  beforeAll(async () => {
    checkouts = [await Scratch.create(), await Scratch.create()];
  }, 120_000);
  afterAll(async () => {
    for (const checkout of checkouts) await checkout.remove();
    rmSync(shared, { recursive: true, force: true });
  }, 120_000);

  function run(checkout: Scratch, program: string, ...args: string[]): { status: number | null; output: string } {
    const env = {
      ...process.env,
      NX_DAEMON: 'false',
      NO_COLOR: '1',
      NX_CACHE_DIRECTORY: join(shared, 'cache'),
      NX_WORKSPACE_DATA_DIRECTORY: join(shared, 'data'),
    };
    const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin', program), args, {
      cwd: checkout.folder,
      env,
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  }

  const text = (checkout: Scratch, path: string) => readFileSync(join(checkout.folder, path), 'utf8');

  it('the second executes no task and has the same files', () => {
    const [first, second] = checkouts as [Scratch, Scratch];
    expect(run(first, 'nx', 'run', 'gen')).toMatchObject({
      status: 0,
      output: expect.not.stringContaining('from the cache'),
    });
    const again = run(second, 'nx', 'run', 'gen');
    expect(again.status).toBe(0);
    const counts = /(?:cache instead of running the command for|from the cache for) (\d+) out of (\d+) tasks/;
    const [, cached, all] = counts.exec(again.output) ?? [];
    expect(Number(all)).toBeGreaterThan(0);
    expect(Number(all) - Number(cached)).toBe(0);
    for (const path of generated(first)) expect(text(second, path)).toBe(text(first, path));
  }, 240_000);

  it('the drift check notices an entry that somebody changed', () => {
    const [first, second] = checkouts as [Scratch, Scratch];
    const [path] = generated(first) as [string];
    for (const entry of readdirSync(join(shared, 'cache')).filter((name) => /^\d+$/.test(name))) {
      if (!existsSync(join(shared, 'cache', entry, path))) continue;
      writeFileSync(join(shared, 'cache', entry, path), `${text(first, path)}/* not from the source */\n`);
    }
    rmSync(join(second.folder, 'dist'), { recursive: true });
    expect(run(second, 'nx', 'run', '@cpu-models/gen-qemu:gen').status).toBe(0);
    expect(text(second, path)).toContain('not from the source');
    expect(run(second, 'cpu-models', 'gen', 'qemu', '--check')).toMatchObject({
      status: 1,
      output: expect.stringContaining(`differs ${path}`),
    });
  }, 240_000);
});

function generated({ folder }: Scratch): string[] {
  return readdirSync(join(folder, 'dist/qemu'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.inc'))
    .map((path) => `dist/qemu/${path}`)
    .sort();
}
