/** Writes the generated pages of the documentation, or with --check tells which are not as they should be. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandsPage, programOf } from './commands.js';
import { type JsonSchema, schemaReference } from './schema-reference.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

async function pages(): Promise<ReadonlyMap<string, string>> {
  const folder = join(root, 'schemas');
  const schemas = readdirSync(folder).filter((file) => file.endsWith('.schema.json'));
  const files = new Map(schemas.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as JsonSchema]));
  const program = await programOf(() => import('../../cli/src/main.js'));
  return new Map([
    ['packages/docs/schema-reference.md', schemaReference(files)],
    ['packages/docs/commands.md', commandsPage(program)],
  ]);
}

const read = (path: string) => {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
};

for (const [path, text] of await pages()) {
  const same = read(path) === text;
  if (same) console.log(`${path}: unchanged`);
  else if (process.argv.includes('--check')) {
    console.error(`${path} is not as it should be; run \`npx nx run gen\``);
    process.exitCode = 1;
  } else {
    writeFileSync(join(root, path), text);
    console.log(`${path}: written`);
  }
}
