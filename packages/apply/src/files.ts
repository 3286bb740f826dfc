import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ApplyRefusal } from './refusal.js';

/**
 * A file's bytes, one character each, so that any file survives; undefined if there is none.
 *
 * @throws ApplyRefusal if something else is in its place: a folder has no bytes, and a pipe keeps a reader waiting
 */
export function readBytes(root: string, path: string): string | undefined {
  const found = statOf(join(root, path));
  if (found?.isFile() === false) throw new ApplyRefusal(root, [`${path} is not an ordinary file`]);
  return found === undefined ? undefined : readFileSync(join(root, path), 'latin1');
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Names in a folder; none if it does not exist. */
export function listFolder(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Text as bytes, one character each. */
export function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

export function sha256(bytes: string): string {
  return createHash('sha256').update(Buffer.from(bytes, 'latin1')).digest('hex');
}

/** Refuses links and paths that lead out of the tree: what is written has to stay in it. */
export function checkPlaces(root: string, paths: Iterable<string>): void {
  const real = realpathSync(root) + sep;
  const reasons: string[] = [];
  for (const path of paths) {
    const target = join(root, path);
    const found = lstatSync(target, { throwIfNoEntry: false });
    const inside =
      path.split('/').every((step) => step !== '..' && step !== '') &&
      `${nearest(join(target, '..'))}${sep}`.startsWith(real);
    if (!inside) reasons.push(`${path} is not inside of the tree`);
    else if (found !== undefined && !found.isFile()) reasons.push(`${path} is not an ordinary file`);
  }
  if (reasons.length > 0) throw new ApplyRefusal(root, reasons);
}

/** The real path of the nearest folder that exists. */
function nearest(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return nearest(join(folder, '..'));
  }
}
