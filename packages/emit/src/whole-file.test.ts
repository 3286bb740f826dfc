import { spawnSync } from 'node:child_process';
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
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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

  it('stays the device or pipe that it is', () => {
    symlinkSync('/dev/null', path('given'));
    writeWhole(path('given'), 'new');
    expect([isLink('given'), lstatSync('/dev/null').isCharacterDevice()]).toEqual([true, true]);
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

  it('is as it was if the device or disk is full, or a file is in the place of its folder', () => {
    expect(() => writeWhole('/dev/full', 'new')).toThrow(/ENOSPC/);
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

const module = fileURLToPath(new URL('./whole-file.ts', import.meta.url));
