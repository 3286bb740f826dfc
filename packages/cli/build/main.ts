/** Builds the bundle that the command starts from, with a note of what it was built from. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { digestOf } from '../bin/current.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const DIST = 'packages/cli/dist';
/** Large libraries, or such as look for files of their own. */
const EXTERNAL = ['ts-morph', 'sql.js', 'esbuild', 'typescript', 'json-schema-to-typescript', 'nx', 'vite'];
/** What CommonJS libraries expect to find. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

const modules: Record<string, string> = {};

/** Modules go on finding templates and schemas beside where they were, wherever the checkout is. */
const places: Plugin = {
  name: 'places',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      modules[relative(ROOT, path)] = digestOf(path);
      const own = `new URL(${JSON.stringify(relative(join(ROOT, DIST), path))}, import.meta.url).href`;
      return { contents: text.replaceAll('import.meta.url', `(${own})`), loader: 'ts' };
    });
  },
};

rmSync(join(ROOT, DIST), { recursive: true, force: true });
await build({
  absWorkingDir: ROOT,
  entryPoints: { main: 'packages/cli/src/main.ts', program: 'packages/cli/src/program.ts' },
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  outdir: DIST,
  outExtension: { '.js': '.mjs' },
  minifySyntax: true,
  minifyWhitespace: true,
  external: EXTERNAL,
  banner: { js: REQUIRE },
  plugins: [places],
  logLevel: 'warning',
});
const own = ['build/main.ts', 'bin/current.js', 'package.json'].map((path) => `packages/cli/${path}`);
for (const path of [...own, 'package-lock.json']) modules[path] = digestOf(join(ROOT, path));
const { values } = JSON.parse(readFileSync(join(ROOT, 'packages/outputs/dist/from.json'), 'utf8')) as {
  values: string;
};
const program = (await import(join(ROOT, DIST, 'program.mjs'))) as typeof import('../src/program.js');
const outline = program.outlineOf(await program.createProgram());
// Written last: files that are older than the note need not be read to know that they are the same.
writeFileSync(join(ROOT, DIST, 'built-from.json'), JSON.stringify({ modules, values, outline }));
console.log(`${DIST}: ${Object.keys(modules).length} modules`);
