/** Reads and checks the source once for all that is generated from it; every problem is told here, and once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileLess } from './compile-less.js';
import { report } from './fail.js';
import { keepLoaded, LOADED, sha256 } from './loaded.js';
import { readSource } from './workspace.js';

/** What is generated, for editors. */
const NOT_SOURCE = /^generated\//;

/**
 * Keeps the values of a workspace's source for all that is generated from them.
 * @returns false if the source has problems, which are told
 */
export async function load(workspace: string): Promise<boolean> {
  compileLess();
  try {
    const files = digests(join(workspace, 'schemas'));
    const changed = await keepLoaded(workspace, await readSource(workspace), files);
    console.log(`${LOADED}: ${Object.keys(files).length} files read, ${changed ? 'other values' : 'the same values'}`);
    return true;
  } catch (error) {
    report(error, false);
    return false;
  }
}

function digests(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(yaml|json)$/.test(path) && !NOT_SOURCE.test(path))
    .sort();
  return Object.fromEntries(paths.map((path) => [path, sha256(readFileSync(join(folder, path)))]));
}
