import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fillSubmodules } from './submodules.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'submodules-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function tree(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name, path)), { recursive: true });
    await writeFile(join(folder, name, path), text);
  }
  return join(folder, name);
}

it('lends a tree out of git what it asks for, from a release that keeps it in the same place', async () => {
  const older = await tree('older', { 'ui/keycodemapdb/README': 'another version' });
  const alike = await tree('alike', {
    'subprojects/keycodemapdb/README': 'lent',
    'subprojects/dtc/README': 'not needed',
  });
  const newer = await tree('newer', { 'subprojects/keycodemapdb.wrap': '', 'subprojects/dtc.wrap': '' });
  expect(await fillSubmodules(newer, [join(folder, 'nowhere'), older])).toEqual(['subprojects/keycodemapdb']);
  expect(await fillSubmodules(newer, [join(folder, 'nowhere'), older, alike])).toEqual([]);
  expect(await readFile(join(newer, 'subprojects/keycodemapdb/README'), 'utf8')).toBe('lent');
  expect(existsSync(join(newer, 'subprojects/dtc'))).toBe(false);
});

it("knows git's submodules, and leaves what is there", async () => {
  const lender = await tree('lender', {
    'tests/fp/berkeley-softfloat-3/README': 'lent',
    'ui/keycodemapdb/README': 'lent',
  });
  const modules =
    '[submodule "a"]\n\tpath = ui/keycodemapdb\n[submodule "b"]\n\tpath = tests/fp/berkeley-softfloat-3\n';
  const borrower = await tree('borrower', { '.gitmodules': modules, 'ui/keycodemapdb/README': 'own' });
  await fillSubmodules(borrower, [lender]);
  expect(await readFile(join(borrower, 'ui/keycodemapdb/README'), 'utf8')).toBe('own');
  expect(await readFile(join(borrower, 'tests/fp/berkeley-softfloat-3/README'), 'utf8')).toBe('lent');
});
