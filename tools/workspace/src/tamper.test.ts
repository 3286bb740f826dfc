import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, Scratch } from './scratch.js';

const ROOMS = execFileSync('git', ['ls-files', '*/src/gen.ts'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '')
  .map((path) => dirname(dirname(path)));

/** The files that a room generates and that are committed. */
function committed(room: string): string[] {
  const { outputs } = JSON.parse(readFileSync(join(ROOT, room, 'project.json'), 'utf8')).targets.gen as {
    outputs: string[];
  };
  const paths = outputs.map((path) => path.replace('{projectRoot}', room).replace('{workspaceRoot}/', ''));
  return execFileSync('git', ['ls-files', '--', ...paths], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)));
}

describe.each(ROOMS.filter((room) => committed(room).length > 0))('what %s generates', (room) => {
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await Scratch.create();
  }, 120_000);
  afterAll(() => scratch.remove(), 120_000);

  it('is told apart from what somebody changed, every single file', () => {
    const files = committed(room);
    for (const file of files)
      appendFileSync(join(scratch.folder, file), file.endsWith('.json') ? '\n' : '\n// not from the source\n');
    const { status, output } = scratch.run(`node --import tsx ${room}/src/gen.ts --check`);
    expect(status).toBe(1);
    expect(files.filter((file) => !output.includes(file))).toEqual([]);
  }, 240_000);
});
