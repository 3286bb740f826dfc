import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { findDrift } from './drift.js';
import { normalize, type OutputFile, type Plan } from './plan.js';

/**
 * Writes a plan: the whole folder is built beside its place and then renamed into it, so that a reader sees either the
 * old output or the new one, and nothing stale survives. A folder that already holds exactly the plan is left untouched.
 * Where the plan keeps others, files are renamed into their places one by one.
 *
 * @param root the workspace's root
 * @returns true if anything changed
 */
export async function writePlan(root: string, plan: Plan): Promise<boolean> {
  const { folder, files, keepsOthers } = normalize(plan);
  const target = join(root, folder);
  if ((await findDrift(root, plan)).length === 0) return false;
  await mkdir(dirname(target), { recursive: true });
  const side = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    // mkdtemp makes a folder for its owner alone; outputs are for all, as mkdir would have it.
    await chmod(side, 0o777 & ~process.umask());
    for (const path of new Set(files.map((file) => dirname(join(side, file.path)))))
      await mkdir(path, { recursive: true });
    await Promise.all(files.map((file) => writeFile(join(side, file.path), file.text)));
    if (keepsOthers) await place(files, side, target);
    else await swap(side, target);
  } finally {
    await rm(side, { recursive: true, force: true });
  }
  return true;
}

/** Puts the files of `side` among others; each is whole at every moment. */
async function place(files: readonly OutputFile[], side: string, target: string): Promise<void> {
  for (const { path } of files) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await rename(join(side, path), join(target, path));
  }
}

/** Puts `side` in place of `target`, which keeps its old content if anything fails. */
async function swap(side: string, target: string): Promise<void> {
  const old = `${side}.old`;
  const existed = await rename(target, old).then(() => true, isMissing);
  try {
    await rename(side, target);
  } catch (error) {
    if (existed) await rename(old, target);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

function isMissing(error: NodeJS.ErrnoException): false {
  if (error.code !== 'ENOENT') throw error;
  return false;
}
