import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { normalize, type Plan } from './plan.js';

/** A difference between a plan and what its folder holds. */
export interface Drift {
  /** Below the workspace's root. */
  readonly path: string;
  readonly kind: 'missing' | 'differs' | 'stale';
}

/**
 * Compares a plan with the folder on disk; empty if the folder holds the plan, and nothing else unless the plan keeps others. Writes
 * nothing.
 */
export async function findDrift(root: string, plan: Plan): Promise<Drift[]> {
  const { folder, files, keepsOthers } = normalize(plan);
  const planned = files.map(({ path }) => path);
  const there = await listFiles(join(root, folder), keepsOthers ? planned : undefined);
  const present = new Set(there);
  const drifts: Drift[] = [];
  for (const file of files) {
    const path = `${folder}/${file.path}`;
    if (!present.delete(file.path)) drifts.push({ path, kind: 'missing' });
    else if (!(await readFile(join(root, path))).equals(Buffer.from(file.text as string))) {
      drifts.push({ path, kind: 'differs' });
    }
  }
  return [...drifts, ...[...present].sort().map((path): Drift => ({ path: `${folder}/${path}`, kind: 'stale' }))];
}

/** What lies in a folder; or which of some files do. */
async function listFiles(folder: string, only?: readonly string[]): Promise<string[]> {
  if (only !== undefined) return only.filter((path) => existsSync(join(folder, path)));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
