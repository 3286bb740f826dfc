/** Writes the TypeScript types of the JSON Schemas, one module per schema, into packages/source. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findDrift, type Plan, writePlan } from '@cpu-models/emit';
import { compileFromFile } from 'json-schema-to-typescript';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const schemas = join(root, 'schemas');

/** A module of types per schema; shared shapes are repeated where they are used, so each module stands alone. */
export async function planSchemaTypes(): Promise<Plan> {
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
        bannerComment: `// Generated from schemas/${file}: edit that, then run \`npx nx run gen\`.`,
        cwd: schemas,
        ignoreMinAndMaxItems: true,
        style: { singleQuote: true, printWidth: 120 },
        unknownAny: true,
      }),
    })),
  );
  return { folder: 'packages/source/src/generated', files };
}

const plan = await planSchemaTypes();
if (process.argv.includes('--check')) {
  const drifts = await findDrift(root, plan);
  for (const drift of drifts) console.error(`${drift.path}: ${drift.kind}; run \`npx nx run gen\``);
  process.exitCode = drifts.length > 0 ? 1 : 0;
} else {
  const changed = await writePlan(root, plan);
  console.log(`schema types: ${plan.files.length} modules, ${changed ? 'written' : 'unchanged'}`);
}
