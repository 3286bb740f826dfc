import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../scratch.js';
import { ANSWERS, answerSchemas } from './answers.js';

it('the schemas of answers are those of their types', { timeout: 180_000 }, () => {
  const folder = join(ROOT, ANSWERS);
  const written = readdirSync(folder).map(
    (name) => [name.replace('.schema.json', ''), readFileSync(join(folder, name), 'utf8')] as const,
  );
  expect(new Map(written), 'run `npx tsx tools/workspace/src/answers/main.ts`').toEqual(answerSchemas(ROOT));
});
