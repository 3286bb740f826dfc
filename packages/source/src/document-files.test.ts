import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFiles, readBytes } from './document-files.js';
import { formatProblem, type Problem } from './index.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'cpu-models-'));
  await mkdir(join(root, 'x86'));
  await writeFile(join(root, 'x86/b.yaml'), 'b: 1\n');
  await writeFile(join(root, 'a.yml'), 'a: 1\n');
});

afterEach(() => rm(root, { recursive: true }));

async function listed(): Promise<{ paths: string[]; lines: string[] }> {
  const { paths, problems } = await listFiles(root);
  return { paths, lines: problems.map(formatProblem) };
}

test('YAML files by either ending, sorted, and nothing else', async () => {
  await writeFile(join(root, 'fact.schema.json'), '{}');
  await writeFile(join(root, '.b.yaml'), '');
  await writeFile(join(root, 'C.YAML'), '');
  expect(await listed()).toEqual({ paths: ['C.YAML', 'a.yml', 'x86/b.yaml'], lines: [] });
});

test('links and folders that are called like files', async () => {
  await symlink('nowhere.yaml', join(root, 'gone.yaml'));
  await symlink('loop.yaml', join(root, 'loop.yaml'));
  await symlink('x86/b.yaml', join(root, 'link.yaml'));
  await mkdir(join(root, 'folder.yaml'));
  expect(await listed()).toEqual({
    paths: ['a.yml', 'x86/b.yaml'],
    lines: [
      'folder.yaml:1:1: file: a folder called like a file; expected a file',
      'gone.yaml:1:1: file: a symbolic link called like a file; expected a file',
      'link.yaml:1:1: file: a symbolic link called like a file; expected a file',
      'loop.yaml:1:1: file: a symbolic link called like a file; expected a file',
    ],
  });
});

test('a link to a folder above is not followed', async () => {
  await symlink('..', join(root, 'x86/up'));
  expect(await listed()).toEqual({ paths: ['a.yml', 'x86/b.yaml'], lines: [] });
});

test('a folder that does not exist, or is none', async () => {
  const missing = await listFiles('/does/not/exist');
  expect(missing.problems.map(formatProblem)).toEqual(['/does/not/exist:1:1: file: it does not exist']);
  const file = await listFiles(join(root, 'a.yml'));
  expect(file.problems.map(formatProblem)).toEqual([`${root}/a.yml:1:1: file: it is not a folder`]);
});

test('files that cannot be read', async () => {
  await symlink('loop.yaml', join(root, 'loop.yaml'));
  await mkdir(join(root, 'folder.yaml'));
  const lines = await Promise.all(
    ['gone.yaml', 'loop.yaml', 'folder.yaml'].map(async (path) =>
      formatProblem((await readBytes(root, path)) as Problem),
    ),
  );
  expect(lines).toEqual([
    'gone.yaml:1:1: file: it does not exist',
    'loop.yaml:1:1: file: it is a link that leads in a circle',
    'folder.yaml:1:1: file: it is a folder',
  ]);
});

test('a file of a tebibyte is not read', async () => {
  await truncate(join(root, 'a.yml'), 2 ** 40);
  expect(formatProblem((await readBytes(root, 'a.yml')) as Problem)).toBe(
    'a.yml:1:1: size: the file has 1099511627776 bytes; expected at most 1048576',
  );
});
