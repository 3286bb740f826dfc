import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findDrift, normalize, type Plan, writePlan } from './index.js';

const PLAN: Plan = {
  folder: 'dist/out',
  files: [
    { path: 'b/deep/two.txt', text: 'two\n' },
    { path: 'a.txt', text: 'one\n' },
  ],
};

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cpu-models-'));
});

afterEach(() => rm(root, { recursive: true }));

const read = (path: string) => readFile(join(root, 'dist/out', path), 'utf8');

describe('a plan', () => {
  test('is sorted by path', () => {
    expect(normalize(PLAN).files.map((file) => file.path)).toEqual(['a.txt', 'b/deep/two.txt']);
  });

  test.each(['/etc/passwd', '../out.txt', 'a/../../b', 'a//b', ''])('may not write to "%s"', (path) => {
    expect(() => normalize({ folder: 'dist', files: [{ path, text: '' }] })).toThrow(`output path ${path} leaves dist`);
  });

  test('may not write a file twice', () => {
    const file = { path: 'a', text: '' };
    expect(() => normalize({ folder: 'dist', files: [file, { path: 'b', text: '' }, file] })).toThrow(
      'output path a stands twice in dist',
    );
  });
});

describe('drift', () => {
  test('all is missing from a folder that does not exist', async () => {
    expect(findDrift(root, PLAN)).toEqual([
      { path: 'dist/out/a.txt', kind: 'missing' },
      { path: 'dist/out/b/deep/two.txt', kind: 'missing' },
    ]);
  });

  test('none after writing', async () => {
    expect(await writePlan(root, PLAN)).toBe(true);
    expect(findDrift(root, PLAN)).toEqual([]);
  });

  test('what differs and what is stale, and nothing is written', async () => {
    await writePlan(root, PLAN);
    await writeFile(join(root, 'dist/out/a.txt'), 'changed\n');
    await writeFile(join(root, 'dist/out/b/old.txt'), '');
    expect(findDrift(root, PLAN)).toEqual([
      { path: 'dist/out/a.txt', kind: 'differs' },
      { path: 'dist/out/b/old.txt', kind: 'stale' },
    ]);
    expect(await read('a.txt')).toBe('changed\n');
  });

  test('a link in place of a file that is not planned', async () => {
    await writePlan(root, PLAN);
    await symlink('a.txt', join(root, 'dist/out/link'));
    expect(findDrift(root, PLAN)).toEqual([{ path: 'dist/out/link', kind: 'stale' }]);
  });
});

describe('writing', () => {
  test('makes the folder hold the plan and nothing else', async () => {
    await mkdir(join(root, 'dist/out/old'), { recursive: true });
    await writeFile(join(root, 'dist/out/old/stale.txt'), '');
    await writePlan(root, PLAN);
    expect((await readdir(join(root, 'dist/out'))).sort()).toEqual(['a.txt', 'b']);
    expect(await read('b/deep/two.txt')).toBe('two\n');
  });

  test('leaves a folder alone that is right already', async () => {
    await writePlan(root, PLAN);
    const before = await stat(join(root, 'dist/out/a.txt'));
    expect(await writePlan(root, PLAN)).toBe(false);
    expect((await stat(join(root, 'dist/out/a.txt'))).ino).toBe(before.ino);
  });

  test('leaves nothing beside the folder', async () => {
    await writePlan(root, PLAN);
    await writePlan(root, { ...PLAN, files: [{ path: 'a.txt', text: 'new\n' }] });
    expect(await readdir(join(root, 'dist'))).toEqual(['out']);
  });

  test('keeps the old output if the new one cannot be written', async () => {
    await writePlan(root, PLAN);
    const clash: Plan = {
      ...PLAN,
      files: [
        { path: 'a', text: 'file\n' },
        { path: 'a/b', text: 'needs a folder called a\n' },
      ],
    };
    await expect(writePlan(root, clash)).rejects.toThrow();
    expect(await read('a.txt')).toBe('one\n');
    expect(await readdir(join(root, 'dist'))).toEqual(['out']);
  });

  test('an empty plan empties the folder', async () => {
    await writePlan(root, PLAN);
    await writePlan(root, { ...PLAN, files: [] });
    expect(await readdir(join(root, 'dist/out'))).toEqual([]);
  });

  test('a folder that all may read', async () => {
    await writePlan(root, PLAN);
    const plain = join(root, 'plain');
    await mkdir(plain);
    expect((await stat(join(root, 'dist/out'))).mode).toBe((await stat(plain)).mode);
  });
});
