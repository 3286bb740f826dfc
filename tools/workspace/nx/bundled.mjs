/**
 * Imports modules of the workspace from a bundle that is made for this run and goes with it: to find, read and translate
 * hundreds of files one by one costs more than most of what they do.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const FOLDER = 'node_modules/.cache/bundled';
/** Large libraries, or such as look for files of their own. */
const EXTERNAL = ['ts-morph', 'sql.js', 'esbuild', 'typescript', 'json-schema-to-typescript', 'nx', 'vite', 'prettier'];
/** What CommonJS libraries expect to find. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Modules go on finding templates and schemas beside where they are. */
const places = {
  name: 'places',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const own = JSON.stringify(pathToFileURL(path).href);
      return { contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', own), loader: 'ts' };
    });
  },
};

/**
 * @param paths of modules, below the workspace
 * @returns imports one of them
 */
export async function bundled(workspace, paths) {
  const folder = folderIn(join(workspace, FOLDER));
  await build({
    absWorkingDir: workspace,
    entryPoints: paths.map((path, at) => ({ in: path, out: String(at) })),
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    external: EXTERNAL,
    banner: { js: REQUIRE },
    plugins: [places],
    logLevel: 'warning',
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
