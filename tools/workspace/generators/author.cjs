/** Nx generators for maintainers: what `cpu-models new` does, in Nx's virtual file tree. */
const { join } = require('node:path');

/** The rooms are TypeScript; this file is what Nx can load by itself. */
async function load() {
  const { tsImport } = await import('tsx/esm/api');
  const { prepareEdit } = await tsImport('../../../packages/author/src/trying.ts', __filename);
  const { readSource } = await tsImport('../../../packages/outputs/src/index.ts', __filename);
  return { prepareEdit, readSource };
}

const generator = (kind) => async (tree, options) => {
  const { prepareEdit, readSource } = await load();
  let prepared;
  try {
    prepared = await prepareEdit(await readSource(tree.root), kind, options);
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
