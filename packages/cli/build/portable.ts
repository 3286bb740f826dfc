/**
 * Builds the whole command as one file that needs nothing but Node: dist/cli/cpu-models.mjs, with a checksum and a
 * manifest, so that the folder can be packed for npm. The source and the templates are inside; they are unpacked into the
 * user's cache when the file is first run.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { FOR_NODE, LIBRARIES, places } from '@cpu-models/workspace-tools/bundling';
import { build, type Plugin } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TARGET = join(ROOT, 'dist/cli');
const NAME = 'cpu-models.mjs';
/** Compilers and a database, which the runtime's package and SQLite are made with; they are not in the file. */
const ABSENT = new RegExp(`^(${LIBRARIES.map((name) => name.replace('.', '\\.')).join('|')})(/|$)`);

/** What modules read at run time, by path below the workspace. */
function resources(): Record<string, string> {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', 'schemas', 'packages/*/src/*', 'packages/cli/package.json', 'LICENSE'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  const paths = listed.split('\0').filter((path) => path !== '' && !/\.tsx?$|\/testing\/|^packages\/site/.test(path));
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}

const packed = gzipSync(JSON.stringify(resources()), { level: 9 });
const digest = createHash('sha256').update(packed).digest('hex').slice(0, 16);

const plugin: Plugin = {
  name: 'portable',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: ABSENT }, ({ path }) => ({ path, namespace: 'absent' }));
    onLoad({ filter: /.*/, namespace: 'absent' }, ({ path }) => ({ contents: absent(path), loader: 'js' }));
    onResolve({ filter: /^\.\/resources\.js$/ }, ({ path }) => ({ path, namespace: 'resources' }));
    onLoad({ filter: /.*/, namespace: 'resources' }, () => ({
      contents: `export const DIGEST = '${digest}'; export const PACKED = '${packed.toString('base64')}';`,
      loader: 'js',
    }));
  },
};

/** A module of which nothing can be used: whoever asks it for something is told why. */
function absent(name: string): string {
  const message = `${name} is not part of the single file; run this in a checkout after npm install`;
  return `
    const refuse = { get(_, key) {
      if (typeof key === 'symbol' || key === '__esModule' || key === 'default') return undefined;
      throw Object.assign(new Error(${JSON.stringify(message)}), { isUserError: true });
    } };
    module.exports = Object.create(new Proxy({}, refuse));`;
}

/** The source and the templates are where they were unpacked; what unpacks them is in the file itself. */
function hrefOf(path: string): string {
  if (path.startsWith(join(ROOT, 'packages/cli/build'))) return 'import.meta.url';
  return `(new URL(${JSON.stringify(relative(ROOT, path))}, globalThis.cpuModelsHome).href)`;
}

const { outputFiles, metafile } = await build({
  absWorkingDir: ROOT,
  entryPoints: ['packages/cli/build/portable-main.ts'],
  ...FOR_NODE,
  write: false,
  metafile: true,
  outdir: TARGET,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'eof',
  banner: { js: `#!/usr/bin/env node\n${FOR_NODE.banner.js}` },
  plugins: [plugin, places(hrefOf)],
});
const text = outputFiles[0]?.text ?? '';
const { name, version, description, license } = JSON.parse(
  readFileSync(join(ROOT, 'packages/cli/package.json'), 'utf8'),
);
const manifest = {
  name,
  version,
  description,
  license,
  type: 'module',
  bin: { 'cpu-models': NAME },
  engines: { node: '>=20.19' },
};
const sum = createHash('sha256').update(text).digest('hex');

rmSync(TARGET, { recursive: true, force: true });
mkdirSync(TARGET, { recursive: true });
writeFileSync(join(TARGET, NAME), text, { mode: 0o755 });
writeFileSync(join(TARGET, `${NAME}.sha256`), `${sum}  ${NAME}\n`);
writeFileSync(join(TARGET, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
writeFileSync(join(TARGET, 'LICENSE'), readFileSync(join(ROOT, 'LICENSE')));
cpSync(join(ROOT, 'packages/cli/generated/answers'), join(TARGET, 'answers'), { recursive: true });
writeFileSync(join(TARGET, 'THIRD-PARTY.md'), thirdParty(Object.keys(metafile.inputs)));
const kb = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
console.log(`dist/cli/${NAME}: ${kb(text.length)}, ${kb(gzipSync(text).length)} gzipped`);

/** The libraries that are in the file, with their licences. */
function thirdParty(inputs: readonly string[]): string {
  const folders = new Set(inputs.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
  const parts = [...folders].sort().map((folder) => {
    const {
      name: library,
      version: of,
      license: under,
    } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
    const file = ['LICENSE', 'LICENSE.md', 'license', 'LICENCE', 'LICENSE.txt', 'LICENSE-MIT']
      .map((candidate) => join(ROOT, folder, candidate))
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path, 'utf8'));
    return `## ${library} ${of}: ${under}\n\n${(file[0] ?? '').trim()}\n`;
  });
  return `# Libraries in ${NAME}\n\n${[...new Set(parts)].join('\n')}`;
}
