import { rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findDrift } from './drift.js';
import { normalize, type Plan } from './plan.js';
import { recover, transact } from './transaction.js';

/**
 * Writes a plan, all of it or nothing: afterwards the folder holds its files and nothing stale. A folder that holds exactly
 * the plan is left untouched, and so is every file that says already what it should.
 *
 * @param root the workspace's root
 * @returns true if anything changed
 */
export async function writePlan(root: string, plan: Plan): Promise<boolean> {
  const { folder, files } = normalize(plan);
  const top = join(root, folder);
  recover(top);
  const drift = findDrift(root, plan);
  if (drift.length === 0) return false;
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const differing = drift.map(({ path }) => path.slice(folder.length + 1));
  transact(top, new Map(differing.map((path) => [path, texts.get(path) ?? null])));
  const stale = differing.filter((path) => !texts.has(path));
  for (const path of stale) removeEmpty(top, dirname(join(top, path)));
  return true;
}

/** Folders that held nothing but what is stale. */
function removeEmpty(top: string, folder: string): void {
  if (!folder.startsWith(`${top}/`)) return;
  try {
    rmdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'ENOENT') return;
    throw error;
  }
  removeEmpty(top, dirname(folder));
}
