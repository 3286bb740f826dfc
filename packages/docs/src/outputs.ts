import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { NAMES_SCHEMA, namesSchema } from '@cpu-models/author';
import { createProgram } from '@cpu-models/cli/program';
import type { Output } from '@cpu-models/outputs';
import { commandsPage } from './commands.js';
import { type JsonSchema, schemaReference } from './schema-reference.js';

/** Pages that say what commands and schemas say themselves. */
const pages: Output = {
  name: 'pages',
  plan: async ({ workspace }) => ({
    folder: 'packages/docs',
    files: [
      { path: 'commands.md', text: commandsPage(await createProgram(), readAnswering(workspace)) },
      { path: 'schema-reference.md', text: schemaReference(readSchemas(join(workspace, 'schemas'))) },
    ],
    keepsOthers: true,
  }),
};

/** For editors: names that the source gives. */
const names: Output = {
  name: 'names',
  plan: async (view) => ({
    folder: dirname(NAMES_SCHEMA),
    files: [{ path: basename(NAMES_SCHEMA), text: namesSchema(await view.source()) }],
  }),
};

export const OUTPUTS: readonly Output[] = [pages, names];

function readSchemas(folder: string): Map<string, JsonSchema> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.schema.json'));
  return new Map(files.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as JsonSchema]));
}

/** The commands of which there is a schema of what they answer. */
function readAnswering(workspace: string): Set<string> {
  const files = readdirSync(join(workspace, 'packages/cli/generated/answers'));
  return new Set(files.map((file) => file.replace('.schema.json', '')));
}
