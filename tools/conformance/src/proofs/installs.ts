import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { qemuRelease } from '@cpu-models/catalog';
import { inTemporaryFolder } from '@cpu-models/emit';
import { generateJson, generatePackages, packageOf } from '@cpu-models/gen-data';
import type { CaseResult } from '../cases.js';
import { data, ECOSYSTEMS, type Ecosystem, type Folders } from '../installs/ecosystems.js';
import type { Proof, ProofContext } from './proof.js';

/** The packages that people install: built, installed into empty projects by their own tools, and asked all vectors. */
export const installs: Proof = {
  name: 'installs',
  about: 'the packages for Go, Python, Rust and npm in empty projects, with all vectors, sizes and times to load',
  run: async ({ source, progress }) =>
    inTemporaryFolder(async (folder) => {
      progress.step('installs: generating packages');
      const packages = join(folder, 'packages');
      const vectors = writePackages(source, packages);
      const count = readFileSync(vectors, 'utf8').trimEnd().split('\n').length;
      const cases: CaseResult[] = [];
      for (const [at, ecosystem] of ECOSYSTEMS.entries()) {
        progress.step(`installs: ${ecosystem.name}`);
        const scratch = join(folder, String(at));
        mkdirSync(scratch);
        cases.push(await prove(ecosystem, { packages, scratch, vectors }, count));
      }
      progress.step('installs: a wrong vector');
      return [...cases, await noticed({ packages, scratch: join(folder, 'wrong'), vectors }, count)];
    }),
};

/** @returns the file of vectors */
function writePackages(source: ProofContext['source'], folder: string): string {
  const releases = source.one('release').value.qemu.map(({ release }) => qemuRelease(source, release));
  const json = generateJson(packageOf(source), '{}\n').map(({ path, text }) => ({ path: `json/${path}`, text }));
  for (const { path, text } of [...generatePackages(packageOf(source), releases), ...json]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return join(folder, 'go/vectors.txt');
}

async function prove({ name, needs, install }: Ecosystem, folders: Folders, count: number): Promise<CaseResult> {
  const missing = needs.find(([program, argument]) => spawnSync(program, [argument]).status !== 0);
  if (missing !== undefined)
    return {
      name: [name],
      status: 'skipped',
      detail: `${missing[0]} cannot be run: its package was installed by nobody`,
    };
  try {
    const { built, output } = await install(folders);
    const [, told, loaded] = /(\d+) vectors, loaded in ([\d.]+) ms/.exec(output) ?? [];
    const bytes = built.reduce((sum, path) => sum + statSync(path).size, 0);
    const size = `${(bytes / 1000).toFixed(0)} kB packed`;
    if (told === undefined) return { name: [name], status: 'equal', detail: `${output.trim()}, ${size}` };
    if (Number(told) !== count) return { name: [name], status: 'differs', detail: `${told} of ${count} vectors asked` };
    return { name: [name], status: 'equal', detail: `${count} vectors, ${size}, loaded in ${loaded} ms` };
  } catch (error) {
    const { message } = error as Error;
    if (OFFLINE.test(message)) return { name: [name], status: 'skipped', detail: `not built: ${message}` };
    return { name: [name], status: 'differs', detail: message };
  }
}

/** What pip says where the tools that build a wheel cannot be had. */
const OFFLINE = /No matching distribution found for setuptools|Could not find a version .*setuptools/;

/** One feature too many in one answer. */
async function noticed({ packages, scratch, vectors }: Folders, count: number): Promise<CaseResult> {
  mkdirSync(scratch);
  const wrong = join(scratch, 'vectors.txt');
  writeFileSync(
    wrong,
    readFileSync(vectors, 'utf8').replace(/^on\t.*$/m, (line) => `${line} none-such`),
  );
  const { status } = await prove(data, { packages, scratch, vectors: wrong }, count);
  return { name: [data.name, 'a wrong vector'], status: status === 'differs' ? 'noticed' : 'missed' };
}
