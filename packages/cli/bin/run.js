import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Modules keep telling where they are: templates and schemas are found beside them. */
const keepPlaces = {
  name: 'keep-places',
  setup(bundle) {
    bundle.onLoad({ filter: /(packages|tools)\/.*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'ts' };
    });
  },
};

/** Libraries stay where npm put them; the workspace's own rooms are what is bundled. */
const ownRoomsOnly = {
  name: 'own-rooms-only',
  setup(bundle) {
    bundle.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@cpu-models/') ? undefined : { path, external: true },
    );
  },
};

/**
 * Runs a TypeScript program of the workspace. It is bundled first: starting from hundreds of small files would take
 * longer than the work itself. The bundle lies among the modules, so that it finds the libraries, and goes when the
 * program ends.
 * @param entry path below the workspace's root
 */
export async function run(entry) {
  const name = `${createHash('sha256').update(entry).digest('hex').slice(0, 8)}-${process.pid}`;
  const folder = `${root}packages/cli/node_modules/.cache/${name}`;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    entryPoints: { main: `${root}${entry}` },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    plugins: [keepPlaces, ownRoomsOnly],
    logLevel: 'error',
  });
  await import(pathToFileURL(`${folder}/main.mjs`).href);
}
