import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Scratch } from '@cpu-models/workspace-tools/scratch';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProgram, outlineOf } from '../src/program.js';

let scratch: Scratch;
const LOAD = "import('./packages/outputs/src/load.ts').then(({ load }) => load('.'))";
const BUILD = `node --import tsx -e "${LOAD}" && node packages/cli/build/main.mjs`;
const asking = (what: string) => `import('./packages/cli/bin/current.js').then((current) => console.log(${what}))`;
const CURRENT = asking('current.currentBundle() !== undefined');
const GENERATED = asking("current.isGeneratedFrom('.')");
const MODEL = 'schemas/x86/models/EPYC.yaml';

beforeAll(async () => {
  scratch = await Scratch.create();
  expect(scratch.run(BUILD)).toMatchObject({ status: 0 });
}, 600_000);
afterAll(() => scratch.remove(), 600_000);

const isCurrent = () => JSON.parse(scratch.run(`node -e "${CURRENT}"`).output) as boolean;
const isGenerated = () => JSON.parse(scratch.run(`node -e "${GENERATED}"`).output) as boolean;
const read = (path: string) => readFileSync(join(scratch.folder, path), 'utf8');
const write = (path: string, text: string) => writeFileSync(join(scratch.folder, path), text);

it('starts from the bundle, and from the modules when one of them has changed', () => {
  const path = 'packages/cli/src/commands/resolve.ts';
  const before = read(path);
  expect(isCurrent()).toBe(true);
  write(path, before.replace(/\.description\('/, ".description('Changed: "));
  expect(scratch.run('cpu-models resolve --help').output).toContain('Changed: ');
  expect(isCurrent()).toBe(false);
  // The same text again, though the file is newer than the bundle.
  write(path, before);
  expect(isCurrent()).toBe(true);
}, 600_000);

it('answers from the data that were generated, and from the source when it has changed', () => {
  const before = read(MODEL);
  const ask = 'cpu-models resolve EPYC --qemu 10.0 --machine pc-q35-10.0 --json';
  expect(isGenerated()).toBe(true);
  const generated = scratch.run(ask).output;
  write(MODEL, before.replace(/^stepping: \d+/m, 'stepping: 9'));
  expect(isGenerated()).toBe(false);
  const changed = scratch.run(ask).output;
  expect(JSON.stringify(changed)).not.toBe(JSON.stringify(generated));
  write(MODEL, before);
  expect(scratch.run(ask).output).toBe(generated);
}, 600_000);

it('a copied checkout runs, reads and writes itself only', () => {
  const copy = `${scratch.folder}-copy`;
  try {
    execFileSync('cp', ['-a', scratch.folder, copy]);
    rmSync(join(scratch.folder, 'dist'), { recursive: true, force: true });
    const moved = `${scratch.folder}-moved`;
    execFileSync('mv', [scratch.folder, moved]);
    try {
      const command = join(copy, 'node_modules/.bin/cpu-models');
      execFileSync(command, ['gen', 'csv'], { cwd: '/', stdio: 'pipe' });
      expect(readdirSync(join(copy, 'dist'))).toEqual(['csv']);
      expect(existsSync(join(moved, 'dist'))).toBe(false);
    } finally {
      execFileSync('mv', [moved, scratch.folder]);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}, 600_000);

it('the help that is made when the bundle is built is that of the commands', async () => {
  const program = await createProgram();
  const outlined = await createProgram(['--help'], outlineOf(program));
  expect(outlined.helpInformation()).toBe(program.helpInformation());
});

it('no bundle is current where none is built', () => {
  rmSync(join(scratch.folder, 'packages/cli/dist'), { recursive: true });
  expect(isCurrent()).toBe(false);
});
