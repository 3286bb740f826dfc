import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const REAL = fileURLToPath(new URL('../../../', import.meta.url));
let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'run-'));
  symlinkSync(join(REAL, 'node_modules'), join(root, 'node_modules'));
  mkdirSync(join(root, 'packages/cli/src'), { recursive: true });
  for (const file of ['run.js', 'bundle.js'])
    cpSync(join(REAL, 'packages/cli/bin', file), join(root, 'packages/cli/bin', file));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'start.mjs'), "import { run } from './packages/cli/bin/run.js'; await run('main.ts');");
  writeFileSync(join(root, 'main.ts'), "import { word } from './word.js';\nconsole.log(word as string);\n");
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function runWith(word: string): string {
  writeFileSync(join(root, 'word.ts'), `export const word: string = '${word}';\n`);
  return execFileSync(process.execPath, [join(root, 'start.mjs')], { encoding: 'utf8' }).trim();
}

const bundles = () =>
  readdirSync(join(root, 'packages/cli/node_modules/.cache/bundles')).filter((name) => !name.endsWith('.json'));

it('bundles once, and again when any module has changed', () => {
  expect([runWith('first'), runWith('first')]).toEqual(['first', 'first']);
  expect(bundles()).toHaveLength(1);
  expect(runWith('second')).toBe('second');
  expect(bundles()).toHaveLength(2);
});
