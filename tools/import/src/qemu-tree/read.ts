import { checkTree } from './check.js';
import { readCompatArrays } from './compat.js';
import { readDefaults } from './defaults.js';
import { QemuTreeError } from './errors.js';
import { readLevelWords } from './level-words.js';
import { readMachines } from './machines.js';
import { Problems } from './problems.js';
import { readAliases, readProperties } from './properties.js';
import { readTables } from './tables.js';
import { readTreeFiles } from './tree-files.js';
import type { QemuTree } from './types.js';
import { readXsave } from './xsave.js';

/**
 * Reads everything that the unpacked QEMU source tree at `root` says about x86 CPU models. Needs gcc.
 * @throws QemuTreeError for a tree that cannot be read
 */
export async function readQemuTree(root: string): Promise<QemuTree> {
  try {
    return await readTree(root);
  } catch (error) {
    // The stack is used up by brackets or conditions inside of one another.
    if (error instanceof RangeError) throw new QemuTreeError(`${root}: its C is nested too deeply to be read`);
    throw error;
  }
}

async function readTree(root: string): Promise<QemuTree> {
  const problems = new Problems();
  const files = await readTreeFiles(root);
  const { tables, raw } = await readTables(files, problems);
  const { kvmDefaults, tcgDefaults } = readDefaults(files.cpu, raw, problems);
  // One after the other: so the problems come in the same order every time.
  const compatArrays = await readCompatArrays(files, problems);
  const machines = await readMachines(files, problems);
  const properties = await readProperties(files, problems);
  checkTree({ words: tables.words, models: tables.models, machines, compatArrays }, files.cpu, problems);
  return {
    version: files.version,
    ...tables,
    kvmDefaults,
    tcgDefaults,
    compatArrays,
    machines,
    properties,
    aliases: readAliases(files, problems),
    xsave: readXsave(files.cpu, raw, problems),
    levelWords: readLevelWords(files.cpu, problems),
    problems: problems.list,
  };
}
