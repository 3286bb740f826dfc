import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inTemporaryFolder, type OutputFile, type Plan } from '@cpu-models/emit';
import { bundleEntries } from './bundle.js';
import { entryModules, packageText } from './manifest.js';

export const root: string = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where the publishable package is built, below the workspace's root. */
export const DIST = 'packages/runtime/dist';

/**
 * The publishable package: one file per entry, the types that tsc makes of the sources, a manifest of its own, README
 * and licence.
 *
 * @throws Error with tsc's messages if the sources do not compile
 */
export async function planRuntimePackage(): Promise<Plan> {
  const types = await declarations();
  const manifest = await readFile(join(root, 'packages/runtime/package.json'), 'utf8');
  const paths = types.map(({ path }) => path);
  const files = [
    ...types,
    ...(await bundleEntries(join(root, 'packages/runtime'), entryModules(manifest, paths))),
    { path: 'package.json', text: packageText(manifest, paths) },
    { path: 'README.md', text: await readFile(join(root, 'packages/runtime/README.md'), 'utf8') },
    { path: 'LICENSE', text: await readFile(join(root, 'LICENSE'), 'utf8') },
  ];
  return { folder: DIST, files };
}

/** The types of all modules, made aside so that a failure leaves the last build as it was. */
async function declarations(): Promise<OutputFile[]> {
  return inTemporaryFolder(async (folder) => {
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const project = join(root, 'packages/runtime/tsconfig.build.json');
    await promisify(execFile)(process.execPath, [
      tsc,
      '-p',
      project,
      '--emitDeclarationOnly',
      '--outDir',
      folder,
    ]).catch(failure);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const read = async (path: string) => ({ path: relative(folder, path), text: await readFile(path, 'utf8') });
    return await Promise.all(paths.map(read));
  });
}

function failure({ stdout = '', message }: Error & { stdout?: string }): never {
  throw new Error(`packages/runtime does not compile:\n${stdout || message}`);
}
