import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, realpath, rename, rm, symlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The folder for everything that takes long to get: sources, tools, builds. */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env): string {
  return env.CPU_MODELS_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cpu-models');
}

/** A path in the cache; its parent folder exists afterwards. */
export async function cachePath(...parts: string[]): Promise<string> {
  const path = join(cacheRoot(), ...parts);
  await mkdir(dirname(path), { recursive: true });
  return path;
}

/**
 * Returns folder `path`, which `fill` makes if it is missing. It is filled under
 * another name and renamed, so a folder that exists is always complete.
 */
export async function cachedFolder(path: string, fill: (aside: string) => Promise<void>): Promise<string> {
  return cached(path, fill, (aside) => rename(aside, path));
}

/**
 * Like cachedFolder, for folders whose own path is written into their files
 * (builds, virtual environments): the folder keeps the name it was filled under
 * and `path` becomes a link to it. Returns the folder, not the link.
 */
export async function cachedBuild(path: string, fill: (aside: string) => Promise<void>): Promise<string> {
  const link = `${path}.link-${randomBytes(4).toString('hex')}`;
  await cached(path, fill, async (aside) => {
    await symlink(aside, link);
    await rename(link, path);
  });
  return realpath(path);
}

async function cached(
  path: string,
  fill: (aside: string) => Promise<void>,
  publish: (aside: string) => Promise<void>,
): Promise<string> {
  if (existsSync(path)) return path;
  const aside = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(aside, { recursive: true });
    await fill(aside);
    await publish(aside);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    // Another process may have been faster; its folder is as good as ours.
    if (!existsSync(path)) throw error;
  }
  return path;
}
