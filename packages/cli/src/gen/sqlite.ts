import type { Plan } from '@cpu-models/emit';
import { generateSqlite } from '@cpu-models/gen-sqlite';
import type { Source } from '@cpu-models/source';
import { packageOf } from './json.js';

/** The SQLite database. */
export async function planSqlite(source: Source): Promise<Plan[]> {
  return [{ folder: 'dist/sqlite', files: await generateSqlite(packageOf(source)) }];
}
