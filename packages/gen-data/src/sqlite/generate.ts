import { readFileSync } from 'node:fs';
import initSqlJs from 'sql.js';
import type { DataPackage } from '../types.js';
import { QUERIES } from './queries.js';
import { type Tables, tablesOf } from './rows.js';

const SCHEMA = new URL('schema.sql', import.meta.url);

/** A database, its schema and the documented queries. The same data makes the same bytes. */
export async function generateSqlite(data: DataPackage): Promise<{ path: string; text: string | Uint8Array }[]> {
  const schema = readFileSync(SCHEMA, 'utf8');
  return [
    { path: 'cpu-models.sqlite', text: await database(schema, tablesOf(data)) },
    { path: 'schema.sql', text: schema },
    { path: 'README.md', text: readme() },
  ];
}

async function database(schema: string, tables: Tables): Promise<Uint8Array> {
  const { Database } = await initSqlJs();
  const db = new Database();
  try {
    db.run('PRAGMA page_size = 4096; PRAGMA foreign_keys = OFF;');
    db.run(schema);
    db.run('BEGIN');
    for (const [table, rows] of Object.entries(tables)) fill(db, table, rows);
    db.run('COMMIT');
    return db.export();
  } finally {
    db.close();
  }
}

function fill(
  db: { prepare(sql: string): { run(values: unknown[]): unknown; free(): unknown } },
  table: string,
  rows: Tables[string],
): void {
  const width = rows[0]?.length ?? 0;
  if (width === 0) return;
  const insert = db.prepare(`INSERT INTO ${table} VALUES (${Array(width).fill('?').join(', ')})`);
  try {
    for (const row of rows) insert.run([...row]);
  } finally {
    insert.free();
  }
}

const FLEET = `## A fleet in DuckDB

\`duckdb.sql\` has what \`cpu-models baseline\` knows as tables and macros, for a fleet that is in a warehouse: in a table, or in
Parquet files (through a view), with the text of /proc/cpuinfo, or with the columns that \`cpu_models.hosts\` makes of it.

\`\`\`sql
.read duckdb.sql
CREATE TABLE hosts AS FROM cpu_models.hosts('fleet'); -- fleet has a column cpuinfo
FROM cpu_models.baseline('hosts');
FROM cpu_models.offers('hosts') WHERE offered IS NULL; -- what flags do not say
\`\`\`
`;

function readme(): string {
  const queries = QUERIES.map(({ question, sql }) => `${question}\n\n\`\`\`sql\n${sql}\n\`\`\`\n`);
  return `# Virtual CPU models as an SQLite database\n\nThe tables are described in \`schema.sql\`. Some questions:\n\n${queries.join('\n')}\n${FLEET}`;
}
