/**
 * Prints how much bundles of the built runtime weigh; fails if one is heavier than it may be. With `--write` the table
 * in the package's README is replaced.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { measureSizes, sizesTable } from './bundles.js';
import { root } from './plan.js';

const TABLE = /(<!-- sizes -->\n)[\s\S]*?(<!-- \/sizes -->)/;

const sizes = await measureSizes();
const table = sizesTable(sizes);
console.log(table);
if (process.argv.includes('--write')) {
  const path = join(root, 'packages/runtime/README.md');
  const text = await readFile(path, 'utf8');
  await writeFile(
    path,
    text.replace(TABLE, (_, before: string, after: string) => `${before}${table}\n${after}`),
  );
}
for (const { name, gzipped, limit } of sizes) {
  if (limit === null || gzipped <= limit) continue;
  console.error(`${name}: ${gzipped} bytes gzipped; expected at most ${limit}`);
  process.exitCode = 1;
}
