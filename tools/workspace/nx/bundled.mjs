/**
 * Imports modules of the workspace from a bundle that is made for this run and goes with it: to find, read and translate
 * hundreds of files one by one costs more than most of what they do.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { FOR_NODE, LIBRARIES, places } from '../src/bundling.mjs';

const FOLDER = 'node_modules/.cache/bundled';

/**
 * @param paths of modules, below the workspace
 * @returns imports one of them
 */
export async function bundled(workspace, paths) {
  const folder = folderIn(join(workspace, FOLDER));
  await build({
    absWorkingDir: workspace,
    entryPoints: paths.map((path, at) => ({ in: path, out: String(at) })),
    ...FOR_NODE,
    splitting: true,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    external: LIBRARIES,
    plugins: [places((path) => JSON.stringify(pathToFileURL(path).href))],
  });
  return (path) => import(pathToFileURL(join(folder, `${paths.indexOf(path)}.mjs`)).href);
}

/** A folder of this process's own; those of processes that were killed go. */
function folderIn(all) {
  mkdirSync(all, { recursive: true });
  for (const name of readdirSync(all)) if (!isAlive(Number(name))) rmSync(join(all, name), { recursive: true, force: true });
  const folder = join(all, String(process.pid));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function isAlive(id) {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
