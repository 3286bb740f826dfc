import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
export function findDrift(root: string, plan: Plan): Drift[] {
  const { folder, files, keepsOthers } = normalize(plan);
  const planned = files.map(({ path }) => path);
  const there = listFiles(join(root, folder), keepsOthers ? planned : undefined);
  const present = new Set(there);
  const drifts: Drift[] = [];
  for (const file of files) {
    const path = `${folder}/${file.path}`;
    if (!present.delete(file.path)) drifts.push({ path, kind: 'missing' });
    else if (!readFileSync(join(root, path)).equals(Buffer.from(file.text as string))) {
      drifts.push({ path, kind: 'differs' });
    }
  }
  return [...drifts, ...[...present].sort().map((path): Drift => ({ path: `${folder}/${path}`, kind: 'stale' }))];
}

/** What lies in a folder; or which of some files do. */
function listFiles(folder: string, only?: readonly string[]): string[] {
  if (only !== undefined) return only.filter((path) => existsSync(join(folder, path)));
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
