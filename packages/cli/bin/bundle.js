import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Libraries stay where npm put them; the workspace's own rooms are what is bundled. */
const ownRoomsOnly = {
  name: 'own-rooms-only',
  setup(bundle) {
    bundle.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@cpu-models/') ? undefined : { path, external: true },
    );
  },
};

/** Reads modules and notes their digests. They keep telling where they are: templates and schemas are found beside them. */
function reader(root, digests) {
  return {
    name: 'reader',
    setup(bundle) {
      bundle.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        digests.set(relative(root, path), digest(text));
        return { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'ts' };
      });
    },
  };
}

/** sha256 in hexadecimal. */
function digest(text) {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Bundles a TypeScript program of the workspace into `folder`/main.mjs.
 * @param root the workspace's folder
 * @param entry path below `root`
 * @returns the digest of each module that went into it, by path below `root`
 */
export async function bundle(root, entry, folder) {
  const digests = new Map();
  await build({
    entryPoints: { main: `${root}${entry}` },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    plugins: [reader(root, digests), ownRoomsOnly],
    logLevel: 'error',
  });
  return digests;
}
