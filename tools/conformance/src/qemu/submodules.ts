import { existsSync } from 'node:fs';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where releases keep other projects' sources that QEMU's build does not go without. */
const NEEDED = [
  ...['keycodemapdb', 'berkeley-softfloat-3', 'berkeley-testfloat-3'].map((name) => `subprojects/${name}`),
  ...['ui/keycodemapdb', 'tests/fp/berkeley-softfloat-3', 'tests/fp/berkeley-testfloat-3'],
];

/**
 * A tree out of git has empty folders, or names only, where a release's tarball has the sources of other projects. None of
 * them gets into an object with tables, so those of another release do as well.
 *
 * @param others unpacked trees of releases
 * @returns what none of them has in the same place
 */
export async function fillSubmodules(tree: string, others: readonly string[]): Promise<string[]> {
  for (const path of await missingSubmodules(tree)) {
    // Only from the same place: when QEMU moved them, it took other versions.
    const lenders = await Promise.all(others.map(async (other) => !(await isEmpty(join(other, path))) && other));
    const lender = lenders.find((other) => other !== false);
    if (lender) await cp(join(lender, path), join(tree, path), { recursive: true });
  }
  return missingSubmodules(tree);
}

/** What the tree asks for, as a submodule of git or of meson, and does not have. */
async function missingSubmodules(tree: string): Promise<string[]> {
  const modules = await readFile(join(tree, '.gitmodules'), 'utf8').catch(() => '');
  const asked = new Set([...modules.matchAll(/^\s*path\s*=\s*(\S+)$/gm)].map(([, path]) => path));
  const missing: string[] = [];
  for (const path of NEEDED)
    if ((asked.has(path) || existsSync(join(tree, `${path}.wrap`))) && (await isEmpty(join(tree, path))))
      missing.push(path);
  return missing;
}

async function isEmpty(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length === 0;
}
