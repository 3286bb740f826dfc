/** Builds the bundle that the command starts from, with a note of what it was built from. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FOR_NODE, LIBRARIES, places } from '@cpu-models/workspace-tools/bundling';
import { build } from 'esbuild';
import { digestOf } from '../bin/current.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const DIST = 'packages/cli/dist';
const modules: Record<string, string> = {};

/** Also notes what the module was. */
function hrefOf(path: string): string {
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
const own = ['build/main.ts', 'bin/current.js', 'package.json'].map((path) => `packages/cli/${path}`);
for (const path of [...own, 'tools/workspace/src/bundling.mjs', 'package-lock.json'])
  modules[path] = digestOf(join(ROOT, path));
const { values } = JSON.parse(readFileSync(join(ROOT, 'packages/outputs/dist/from.json'), 'utf8')) as {
  values: string;
};
const program = (await import(join(ROOT, DIST, 'program.mjs'))) as typeof import('../src/program.js');
const outline = program.outlineOf(await program.createProgram());
// Written last: files that are older than the note need not be read to know that they are the same.
writeFileSync(join(ROOT, DIST, 'built-from.json'), JSON.stringify({ modules, values, outline }));
console.log(`${DIST}: ${Object.keys(modules).length} modules`);
