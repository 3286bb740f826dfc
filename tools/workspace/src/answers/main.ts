/** Writes the schemas of all commands' answers anew. */

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWhole } from '@cpu-models/emit';
import { ANSWERS, answerSchemas } from './answers.js';

const workspace = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = join(workspace, ANSWERS);
const schemas = answerSchemas(workspace);
for (const [command, text] of schemas) writeWhole(join(folder, `${command}.schema.json`), text);
for (const name of readdirSync(folder)) if (!schemas.has(name.replace('.schema.json', ''))) rmSync(join(folder, name));
console.log(`${schemas.size} schemas in ${ANSWERS}`);
