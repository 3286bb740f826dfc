/**
 * Builds the bundle that the command starts from, with a note of what it was built from. It is no TypeScript, so that no
 * compiler is loaded to run it.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FOR_NODE, LIBRARIES, places } from '@cpu-models/workspace-tools/bundling';
import { build } from 'esbuild';
import { digestOf } from '../bin/current.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const DIST = 'packages/cli/dist';
/** Digests of modules, by path. */
const modules = {};

/** Also notes what the module was. */
function hrefOf(path) {
  modules[relative(ROOT, path)] = digestOf(path);
  return `(new URL(${JSON.stringify(relative(join(ROOT, DIST), path))}, import.meta.url).href)`;
}

rmSync(join(ROOT, DIST), { recursive: true, force: true });
await build({
  absWorkingDir: ROOT,
  entryPoints: { main: 'packages/cli/src/main.ts', program: 'packages/cli/src/program.ts' },
  ...FOR_NODE,
  splitting: true,
  outdir: DIST,
  outExtension: { '.js': '.mjs' },
  minifySyntax: true,
  minifyWhitespace: true,
  external: [...LIBRARIES],
  plugins: [places(hrefOf)],
});
const own = ['build/main.mjs', 'bin/current.js', 'package.json'].map((path) => `packages/cli/${path}`);
for (const path of [...own, 'tools/workspace/src/bundling.mjs', 'package-lock.json'])
  modules[path] = digestOf(join(ROOT, path));
const { values } = JSON.parse(readFileSync(join(ROOT, 'packages/outputs/dist/from.json'), 'utf8'));
const program = await import(join(ROOT, DIST, 'program.mjs'));
const outline = program.outlineOf(await program.createProgram());
// Written last: files that are older than the note need not be read to know that they are the same.
writeFileSync(join(ROOT, DIST, 'built-from.json'), JSON.stringify({ modules, values, outline }));
console.log(`${DIST}: ${Object.keys(modules).length} modules`);
