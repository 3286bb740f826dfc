import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { MAX_BYTES } from './document-text.js';
import type { Problem } from './problem.js';

/**
 * The YAML files below a folder, by path with forward slashes, sorted. Links are not followed, so none can lead in a
 * circle or outside; one that is called like a YAML file is a problem, as is anything else that is not a file.
 * Names that start with a dot are an editor's own.
 */
export async function listFiles(root: string): Promise<{ paths: string[]; problems: Problem[] }> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => error,
  );
  if (entries instanceof Error) return { paths: [], problems: [unreadable(root, entries)] };
  const yaml = entries
    .filter((entry) => /^[^.].*\.ya?ml$/i.test(entry.name))
    .map((entry) => ({ entry, path: relative(root, join(entry.parentPath, entry.name)).split(sep).join('/') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const odd = yaml.filter(({ entry }) => !entry.isFile());
  return {
    paths: yaml.filter(({ entry }) => entry.isFile()).map(({ path }) => path),
    problems: odd.map(({ entry, path }) =>
      at(
        path,
        `a ${entry.isSymbolicLink() ? 'symbolic link' : entry.isDirectory() ? 'folder' : 'special file'} called like a file`,
        'a file',
      ),
    ),
  };
}

/** A file's bytes, or why they cannot be had. A file that is far too big is not read. */
export async function readBytes(root: string, path: string): Promise<Uint8Array | Problem> {
  const full = join(root, path);
  try {
    const { size } = await stat(full);
    if (size > MAX_BYTES) return { ...at(path, `the file has ${size} bytes`, `at most ${MAX_BYTES}`), rule: 'size' };
    return await readFile(full);
  } catch (error) {
    return unreadable(path, error as NodeJS.ErrnoException);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  EISDIR: 'is a folder',
  ENOTDIR: 'is not a folder',
  ELOOP: 'is a link that leads in a circle',
};

function unreadable(file: string, error: NodeJS.ErrnoException): Problem {
  return at(file, `it ${REASONS[error.code ?? ''] ?? `cannot be read (${error.code ?? error.message})`}`);
}

function at(file: string, message: string, expected?: string): Problem {
  return { file, line: 1, column: 1, rule: 'file', message, expected };
}
