import { chmod, link, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkPlaces } from './files.js';

/** New contents by path below a tree, one character per byte; null removes the file. */
export type Changes = ReadonlyMap<string, string | null>;

const NEW = '.cpu-models-new';
const OLD = '.cpu-models-old';

/**
 * Makes all changes or none: every new file is written beside its place first, then all are renamed, and if one cannot be,
 * those before it are put back.
 * @throws ApplyRefusal for a path that is a link or leads out of the tree
 */
export async function makeChanges(root: string, changes: Changes): Promise<void> {
  checkPlaces(root, changes.keys());
  const places = [...changes].map(([path, text]) => ({ target: join(root, path), text }));
  const done: string[] = [];
  try {
    for (const { target, text } of places) await stage(target, text);
    for (const { target, text } of places) {
      done.push(target);
      if (text === null) await rm(target);
      else await rename(target + NEW, target);
    }
  } catch (error) {
    for (const target of done) await putBack(target);
    throw error;
  } finally {
    for (const { target } of places) for (const suffix of [NEW, OLD]) await rm(target + suffix, { force: true });
  }
}

/** Writes the new content aside and keeps the old one under a second name. */
async function stage(target: string, text: string | null): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const mode = await stat(target).then(
    (found) => found.mode & 0o777,
    () => undefined,
  );
  if (text !== null) {
    await writeFile(target + NEW, text, 'latin1');
    if (mode !== undefined) await chmod(target + NEW, mode);
  }
  await rm(target + OLD, { force: true });
  if (mode !== undefined) await link(target, target + OLD);
}

async function putBack(target: string): Promise<void> {
  await rm(target, { force: true });
  await rename(target + OLD, target).catch(() => undefined);
}
