import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { LintError } from './error.js';

/** Folders with other people's files. */
const NEVER = new Set(['.git', '.hg', '.svn', 'node_modules', 'vendor', 'third_party', '__pycache__']);

/** A `.gitignore` or the settings' list, and the folder that it is about. */
interface Ignored {
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * The files to read: those named, and those in folders but for what `.gitignore` leaves out and other people's code.
 * Links in folders are not followed, so that nothing is read twice; pipes and devices are no files.
 *
 * @param leaveOut patterns as in `.gitignore`, from the current folder
 * @throws LintError for paths that are not there, or no files
 */
export async function filesIn(paths: readonly string[], leaveOut: readonly string[]): Promise<string[]> {
  const own: Ignored[] = leaveOut.length === 0 ? [] : [{ folder: '.', rules: ignore().add([...leaveOut]) }];
  const found: string[] = [];
  for (const path of paths) {
    const stats = await stat(path).catch(() => {
      throw new LintError(`${path} is not there; expected files or folders`);
    });
    if (stats.isDirectory()) await walk(path, own, found);
    else if (stats.isFile()) found.push(path);
    else throw new LintError(`${path} is not a file; expected files or folders`);
  }
  return found;
}

async function walk(folder: string, above: readonly Ignored[], found: string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const ignored = entries.some(({ name }) => name === '.gitignore') ? [...above, await gitignoreOf(folder)] : above;
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (NEVER.has(entry.name) || isIgnored(path, entry.isDirectory(), ignored)) continue;
    if (entry.isDirectory()) await walk(path, ignored, found);
    else if (entry.isFile()) found.push(path);
  }
}

async function gitignoreOf(folder: string): Promise<Ignored> {
  return { folder, rules: ignore().add(await readFile(join(folder, '.gitignore'), 'utf8')) };
}

function isIgnored(path: string, isFolder: boolean, ignored: readonly Ignored[]): boolean {
  return ignored.some(({ folder, rules }) => {
    const inside = relative(folder, path).split(sep).join('/');
    return inside !== '' && !inside.startsWith('..') && rules.ignores(isFolder ? `${inside}/` : inside);
  });
}
