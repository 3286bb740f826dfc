import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Modules of all rooms, below the workspace's root: no tests, nothing built or generated. */
export function modulesIn(root: string, name = /\.tsx?$/): string[] {
  return ['packages', 'tools']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/node_modules|\/dist\/|\.d\.ts$|\.test\.tsx?$|\/generated\//.test(path));
}
