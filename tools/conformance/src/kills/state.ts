import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Place } from './command.js';

/** What a folder holds: a digest by path. Folders without files are nothing. */
export type State = ReadonlyMap<string, string>;

export function stateOf(folder: string): State {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  // A link is where it leads, which may be a folder.
  const digest = (path: string, isLink: boolean) =>
    createHash('sha1')
      .update(isLink ? readlinkSync(path) : readFileSync(path))
      .digest('base64');
  const found = entries.map((entry): [string, string] => {
    const path = join(entry.parentPath, entry.name);
    return [relative(folder, path), digest(path, entry.isSymbolicLink())];
  });
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function sameState(a: State, b: State): boolean {
  return a.size === b.size && [...a].every(([path, digest]) => b.get(path) === digest);
}

/** Every file and folder: what a run finds. */
export function listOf(folder: string): string {
  return readdirSync(folder, { recursive: true }).map(String).sort().join('\n');
}

/** The same for folders that hold the same files and folders. */
export function nameOf(folder: string): string {
  return createHash('sha1')
    .update(JSON.stringify([listOf(folder), [...stateOf(folder)]]))
    .digest('base64');
}

/** Puts a place back to what was kept of it, and of its temporary files. */
export function restore({ folder }: Place, kept: string, temporary?: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'tmp'), { recursive: true });
  copy(kept, join(folder, 'w'));
  if (temporary !== undefined) copy(temporary, join(folder, 'tmp'));
}

/** With links as they are. */
export function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

/** Whether nothing lies in a place's folder of temporary files. */
export function isClean({ folder }: Place): boolean {
  return readdirSync(join(folder, 'tmp')).length === 0;
}
