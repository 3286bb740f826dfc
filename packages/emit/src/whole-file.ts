import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isAlive } from './process.js';

/**
 * Writes a file that a user named, whole or not at all, by way of one beside it. Folders are made, links are followed, and
 * what is not a regular file (a device, a pipe) is written to as it is. What a run that was killed left beside it goes.
 *
 * @throws the system's errors, with the file as it was
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) mkdirSync(folder, { recursive: true });
  const found = statSync(path, { throwIfNoEntry: false });
  // A pipe behind a link, such as /dev/stdout, has no path of its own.
  if (found !== undefined && !found.isFile()) return writeFileSync(path, content);
  const target = found === undefined ? endOf(path) : realpathSync(path);
  removeLeft(target);
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.new`);
  try {
    writeFileSync(beside, content);
    if (found !== undefined) chmodSync(beside, found.mode & 0o7777);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw named(error, path);
  }
}

/** Where links lead that end in what is not there yet. */
function endOf(path: string): string {
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  return isLink ? endOf(resolve(dirname(path), readlinkSync(path))) : path;
}

/** The user knows the file that was named, not the one beside it. */
function named(error: unknown, path: string): unknown {
  return error instanceof Error && 'path' in error ? Object.assign(error, { path }) : error;
}

function removeLeft(target: string): void {
  const [folder, name] = [dirname(target), basename(target)];
  for (const other of readdirSync(folder)) {
    const owner = /^\.(.+)\.(\d+)\.new$/.exec(other);
    if (owner?.[1] !== name || isAlive(Number(owner[2]))) continue;
    rmSync(join(folder, other), { force: true });
    console.error(`an earlier run that wrote ${target} was interrupted: nothing of it was kept`);
  }
}
