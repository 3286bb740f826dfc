import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateFrom, type Output, type View, viewOf } from '@cpu-models/outputs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT, Scratch } from './scratch.js';

/** The files that a room generates and that are committed. */
function committed(room: string): string[] {
  const { targets } = JSON.parse(readFileSync(join(ROOT, room, 'project.json'), 'utf8'));
  const paths = ((targets?.gen?.outputs ?? []) as string[]).map((path) =>
    path.replace('{projectRoot}', room).replace('{workspaceRoot}/', ''),
  );
  if (paths.length === 0) return [];
  return git('ls-files', '--', ...paths).filter((path) => existsSync(join(ROOT, path)));
}

function git(...args: string[]): string[] {
  const text = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  return text.split('\n').filter((path) => path !== '');
}

const ROOMS = git('ls-files', '*/project.json')
  .map(dirname)
  .filter((room) => committed(room).length > 0);

let scratch: Scratch;
let view: View;
beforeAll(async () => {
  scratch = await Scratch.create();
  view = viewOf(scratch.folder);
}, 600_000);
afterAll(() => scratch.remove(), 600_000);

it.each(ROOMS)(
  'what %s generates is told apart from what somebody changed, every single file',
  async (room) => {
    const files = committed(room);
    for (const file of files)
      appendFileSync(join(scratch.folder, file), file.endsWith('.json') ? '\n' : '\n// not from the source\n');
    const { OUTPUTS } = (await import(join(ROOT, room, 'src/outputs.ts'))) as { OUTPUTS: readonly Output[] };
    const drift = (await generateFrom(view, OUTPUTS, true)).flatMap((result) => result.drift.map(({ path }) => path));
    expect(drift.sort()).toEqual(files.sort());
  },
  240_000,
);
