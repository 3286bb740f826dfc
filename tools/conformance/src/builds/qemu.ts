import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensurePackages } from '../apt/packages.js';
import { cachedBuild, cachePath } from '../cache.js';
import { UnavailableError } from '../errors.js';
import { attempt, type Outcome } from '../outcome.js';
import { type Progress, silent } from '../progress.js';
import { type CompiledObject, readObjects, SOURCES } from '../qemu/compile-commands.js';
import { configureOptions, DEVICES } from '../qemu/configure.js';
import { lenders } from '../qemu/lenders.js';
import { mesonEnvironment } from '../qemu/meson-environment.js';
import { fillSubmodules } from '../qemu/submodules.js';
import { copyTree } from '../qemu/tree.js';
import { runOrThrow } from '../run.js';
import type { SourceTree } from '../sources/sources.js';
import { buildKey } from './key.js';

export type { CompiledObject } from '../qemu/compile-commands.js';

/** The objects that QEMU's own build makes of the files whose tables are generated. */
export interface QemuBuild {
  readonly source: SourceTree;
  readonly directory: string;
  readonly objects: readonly CompiledObject[];
}

const PACKAGES = [
  ...['gcc', 'pkg-config', 'ninja-build', 'python3-venv', 'python3-distlib'],
  ...['libglib2.0-dev', 'libpixman-1-dev', 'libfdt-dev'],
];

/**
 * Configures QEMU for all x86 targets and compiles the pristine files that hold tables,
 * at the first call; later calls find it in the cache.
 */
export function buildQemu(source: SourceTree, progress: Progress = silent): Promise<Outcome<QemuBuild>> {
  return attempt(async () => {
    await ensurePackages(PACKAGES);
    const key = await buildKey([source.directory, ...DEVICES, ...(await hashSources(source.directory))]);
    const link = await cachePath('builds', `qemu-${source.version}-${key}`);
    const directory = await cachedBuild(link, (folder) => configureAndCompile(source, folder, `${link}.log`, progress));
    const objects = JSON.parse(await readFile(join(directory, OBJECTS), 'utf8')) as CompiledObject[];
    return { source, directory, objects };
  });
}

const OBJECTS = 'objects.json';

async function configureAndCompile(source: SourceTree, folder: string, logFile: string, progress: Progress) {
  const name = `qemu ${source.version}`;
  progress.step(`${name}: copying the source`);
  const tree = join(folder, 'src');
  const build = join(folder, 'build');
  await copyTree(source.directory, tree);
  await borrowSubmodules(tree);
  const environment = await mesonEnvironment(tree, progress);
  progress.step(`${name}: configuring`);
  const env = { ...process.env, PATH: `${join(environment, 'bin')}:${process.env.PATH ?? ''}` };
  const options = await configureOptions(tree, environment);
  await runOrThrow('../src/configure', options, { cwd: build, env, logFile });
  const objects = await readObjects(tree, build);
  progress.step(`${name}: compiling ${objects.length} objects`);
  await runOrThrow(
    'ninja',
    objects.map((object) => object.output),
    { cwd: build, env, logFile },
  );
  await writeFile(join(folder, OBJECTS), JSON.stringify(objects, null, 2));
}

/** Fills what a tree out of git lacks. */
async function borrowSubmodules(tree: string): Promise<void> {
  let lacking = await fillSubmodules(tree, []);
  if (lacking.length === 0) return;
  for await (const lender of lenders()) {
    lacking = await fillSubmodules(tree, [lender]);
    if (lacking.length === 0) return;
  }
  throw new UnavailableError(
    `the tree has no ${lacking.join(', ')}, nor is there a release to take it from: git submodule update --init`,
  );
}

async function hashSources(tree: string): Promise<string[]> {
  const files = SOURCES.map((file) => join(tree, file)).filter((file) => existsSync(file));
  return Promise.all(
    files.map(async (file) =>
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ),
  );
}
