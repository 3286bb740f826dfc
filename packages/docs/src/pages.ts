import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NAMES_SCHEMA, namesSchema } from '@cpu-models/author';
import { loadSource } from '@cpu-models/source';
import { commandsPage, programOf } from './commands.js';
import { type JsonSchema, schemaReference } from './schema-reference.js';

/** Everything that is generated for readers and their editors: texts by path below the workspace's root. */
export async function generatedPages(root: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(root, 'schemas');
  const schemas = readdirSync(folder).filter((file) => file.endsWith('.schema.json'));
  const files = new Map(
    schemas.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as JsonSchema]),
  );
  const program = await programOf(() => import('../../cli/src/main.js'));
  return new Map([
    ['packages/docs/schema-reference.md', schemaReference(files)],
    ['packages/docs/commands.md', commandsPage(program)],
    [NAMES_SCHEMA, namesSchema(await loadSource(folder))],
  ]);
}
