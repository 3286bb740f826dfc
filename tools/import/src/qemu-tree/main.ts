import { readFile } from 'node:fs/promises';
import { compareTables, parseRecordedTables } from './compare-tables.js';
import { QemuTreeError } from './errors.js';
import { readQemuTree } from './read.js';

/**
 * By hand: `tsx main.ts TREE` prints what the reader finds as JSON, and its problems on stderr;
 * `tsx main.ts TREE TABLES.json` compares it with recorded tables of the same release instead.
 */
async function main([root, recorded]: readonly string[]): Promise<number> {
  if (root === undefined) throw new QemuTreeError('usage: main.ts TREE [TABLES.json]');
  const tree = await readQemuTree(root);
  for (const problem of tree.problems) console.error(`QEMU ${tree.version}: ${problem}`);
  if (recorded === undefined) {
    console.log(JSON.stringify(tree, null, 1));
    return 0;
  }
  const differences = compareTables(tree, parseRecordedTables(await readFile(recorded, 'utf8')));
  for (const difference of differences) console.log(difference);
  console.log(`QEMU ${tree.version}: ${differences.length} differences`);
  return differences.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof QemuTreeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
