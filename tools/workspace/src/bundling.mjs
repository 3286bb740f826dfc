import { readFile } from 'node:fs/promises';

/** Large libraries, or such as look for files of their own: they are in no bundle. */
export const LIBRARIES = ['ts-morph', 'sql.js', 'esbuild', 'typescript', 'json-schema-to-typescript', 'nx', 'vite', 'prettier'];

/** How programs for Node are bundled here, with what CommonJS libraries expect to find. */
export const FOR_NODE = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logLevel: 'warning',
};

/** Modules go on finding templates and schemas beside where they are in the workspace, wherever the bundle is. */
export function places(hrefOf) {
  return {
    name: 'places',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        return { contents: text.replaceAll('import.meta.url', hrefOf(path)), loader: 'ts' };
      });
    },
  };
}
