/** Nx generators for maintainers: what `cpu-models new` does, in Nx's virtual file tree. */
const { join } = require('node:path');

/** The rooms are TypeScript; this file is what Nx can load by itself. */
async function load() {
  const { tsImport } = await import('tsx/esm/api');
  return tsImport('../../../packages/cli/src/author/prepare.ts', __filename);
}

const generator = (kind) => async (tree, options) => {
  const { prepareEdit } = await load();
  let prepared;
  try {
    prepared = await prepareEdit(tree.root, kind, options);
  } catch (error) {
    // A message is all that a maintainer needs; Nx would print where in the code it was thrown.
    if (error instanceof Error) error.stack = error.message;
    throw error;
  }
  for (const { path, after } of prepared.changes) tree.write(join('schemas', path), after);
  return () => console.log(prepared.notes.map((note) => `- ${note}`).join('\n'));
};

module.exports = Object.fromEntries(
  ['version', 'model', 'feature', 'machine', 'release'].map((kind) => [kind, generator(kind)]),
);
