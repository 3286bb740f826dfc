import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { writeWhole } from './whole-file.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whole-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = (name: string) => join(folder, name);
const isLink = (name: string) => lstatSync(path(name)).isSymbolicLink();

describe('a file that a user named', () => {
  it.each([
    ['a file', 'real'],
    ['another link', 'link'],
  ])('is written through a link to %s', (_, to) => {
    writeFileSync(path('real'), 'old', { mode: 0o600 });
    symlinkSync('real', path('link'));
    symlinkSync(to, path('given'));
    writeWhole(path('given'), 'new');
    expect([isLink('given'), readFileSync(path('real'), 'utf8')]).toEqual([true, 'new']);
    expect(statSync(path('real')).mode & 0o777).toBe(0o600);
  });

  it('is written through a link to what is not there yet', () => {
    mkdirSync(path('elsewhere'));
    symlinkSync('elsewhere/new', path('given'));
    writeWhole(path('given'), 'new');
    expect([isLink('given'), readFileSync(path('elsewhere/new'), 'utf8')]).toEqual([true, 'new']);
  });

  it('refuses links that lead to one another', () => {
    symlinkSync('b', path('a'));
    symlinkSync('a', path('b'));
    expect(() => writeWhole(path('a'), 'new')).toThrow(/ELOOP/);
    expect([isLink('a'), isLink('b')]).toEqual([true, true]);
  });

  it('stays the pipe that it is', async () => {
    spawnSync('mkfifo', [path('pipe')]);
    symlinkSync('pipe', path('given'));
    const reader = spawn('cat', [path('pipe')], { stdio: ['ignore', 'pipe', 'ignore'] });
    onTestFinished(() => void reader.kill());
    writeWhole(path('given'), 'new');
    expect([isLink('given'), lstatSync(path('pipe')).isFIFO()]).toEqual([true, true]);
    expect(await readText(reader.stdout)).toBe('new');
  });

  it('stays the standard output that it is', () => {
    const script = `import { writeWhole } from ${JSON.stringify(module)}; writeWhole('/dev/stdout', 'through');`;
    const { stdout } = spawnSync(
      'sh',
      ['-c', '"$0" --import tsx --input-type=module -e "$1" | cat', process.execPath, script],
      {
        cwd: dirname(module),
        encoding: 'utf8',
      },
    );
    expect([stdout, lstatSync('/dev/stdout').isSymbolicLink()]).toEqual(['through', true]);
  });

  it('is as it was if the device or disk is full', ({ skip }) => {
    const full = fullDevice();
    if (full === null) {
      console.warn('SKIPPED: a full device, which root may not make here: run it as another user');
      return skip();
    }
    expect(() => writeWhole(full, 'new')).toThrow(/ENOSPC/);
    expect(lstatSync(full).isCharacterDevice()).toBe(true);
  });

  it('is as it was if a file is in the place of its folder', () => {
    writeFileSync(path('file'), 'old');
    expect(() => writeWhole(path('file/given'), 'new')).toThrow(/ENOTDIR/);
    expect([readFileSync(path('file'), 'utf8'), readdirSync(folder)]).toEqual(['old', ['file']]);
  });

  it('is rid of what a run that was killed left beside it, and nobody else loses anything', () => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    const { pid: dead } = spawnSync('true');
    for (const name of [`.given.${dead}.new`, `.given.${process.ppid}.new`, `.other.${dead}.new`])
      writeFileSync(path(name), 'half');
    writeWhole(path('given'), 'new');
    expect(readdirSync(folder).sort()).toEqual([`.given.${process.ppid}.new`, `.other.${dead}.new`, 'given'].sort());
    expect(told.mock.calls.join()).toContain('was interrupted');
    expect(existsSync(path(`.given.${process.pid}.new`))).toBe(false);
  });
});

/** Root could put a file in the place of the machine's own device if the code under test were wrong: it gets another one. */
function fullDevice(): string | null {
  if (process.getuid?.() !== 0) return '/dev/full';
  spawnSync('mknod', [path('full'), 'c', '1', '7']);
  const canWrite = spawnSync('sh', ['-c', 'exec 2> "$0"', path('full')]).status === 0;
  return canWrite && lstatSync(path('full')).isCharacterDevice() ? path('full') : null;
}

const module = fileURLToPath(new URL('./whole-file.ts', import.meta.url));
