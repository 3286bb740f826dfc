import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '@cpu-models/emit';
import type { Output } from '@cpu-models/outputs';
import { compileFromFile } from 'json-schema-to-typescript';

/** The TypeScript types of the JSON Schemas: a module per schema; shapes that they share are repeated, so each stands alone. */
const schemaTypes: Output = {
  name: 'schema-types',
  plan: ({ workspace }) => planSchemaTypes(join(workspace, 'schemas')),
};

export const OUTPUTS: readonly Output[] = [schemaTypes];

async function planSchemaTypes(schemas: string): Promise<Plan> {
  const names = (await readdir(schemas)).filter(
    (file) =>
      file.endsWith('.schema.json') &&
      file !== 'fact.schema.json' &&
      file !== 'data-package.schema.json' &&
      file !== 'names.schema.json',
  );
  const files = await Promise.all(
    names.sort().map(async (file) => ({
      path: file.replace('.schema.json', '.ts'),
      text: await compileFromFile(join(schemas, file), {
        additionalProperties: false,
        bannerComment: `// SPDX-License-Identifier: MIT\n// Generated from schemas/${file}: edit that, then run \`npx nx run gen\`.`,
        cwd: schemas,
        ignoreMinAndMaxItems: true,
        style: { singleQuote: true, printWidth: 120 },
        unknownAny: true,
      }),
    })),
  );
  return { folder: 'packages/source/src/generated', files };
}
