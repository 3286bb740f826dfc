import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inTemporaryFolder, type OutputFile, type Plan } from '@cpu-models/emit';
import { bundleEntries } from './bundle.js';
import { entryModules, packageText } from './manifest.js';
import { distOf, PUBLISHED } from './published.js';

export const root: string = fileURLToPath(new URL('../../../../', import.meta.url));

/** The runtime's. */
export const DIST: string = distOf('runtime');

/** A room whose package is to be built. */
interface Room {
  readonly name: string;
  /** Its package.json, whose entries lead to sources. */
  readonly manifest: string;
  /** Its modules below `src`. */
  readonly modules: readonly string[];
  /** Those that entries lead to, below its folder. */
  readonly entries: readonly string[];
}

/**
 * The publishable packages: one file per entry, the types that tsc makes of the sources, a manifest of its own, README
 * and licence.
 *
 * @throws Error with tsc's messages if the sources do not compile
 */
export async function planPackages(): Promise<Plan[]> {
  const rooms = await Promise.all(PUBLISHED.map(readRoom));
  const types = await declarations(rooms);
  return Promise.all(rooms.map((room) => planPackage(room, types)));
}

async function planPackage({ name, manifest, modules, entries }: Room, types: readonly OutputFile[]): Promise<Plan> {
  const folder = join(root, 'packages', name);
  const source = `${name}/src/`;
  const own = types.filter(({ path }) => path.startsWith(source));
  const files = [
    ...own.map(({ path, text }) => ({ path: path.slice(source.length), text })),
    ...(await bundleEntries(folder, entries)),
    { path: 'package.json', text: packageText(manifest, modules) },
    { path: 'README.md', text: await readFile(join(folder, 'README.md'), 'utf8') },
    { path: 'LICENSE', text: await readFile(join(root, 'LICENSE'), 'utf8') },
  ];
  return { folder: distOf(name), files };
}

async function readRoom(name: string): Promise<Room> {
  const folder = join(root, 'packages', name);
  const manifest = await readFile(join(folder, 'package.json'), 'utf8');
  const modules = (await filesBelow(join(folder, 'src'))).filter((path) => /(?<!\.test)\.ts$/.test(path));
  return { name, manifest, modules, entries: entryModules(manifest, modules) };
}

/** The types of all modules that entries reach, made aside so that a failure leaves the last build as it was. */
async function declarations(rooms: readonly Room[]): Promise<OutputFile[]> {
  return inTemporaryFolder(async (folder) => {
    const files = rooms.flatMap(({ name, entries }) => entries.map((entry) => join(root, 'packages', name, entry)));
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ ...COMPILER, files }));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    await promisify(execFile)(process.execPath, [tsc, '-p', folder]).catch(failure);
    const paths = await filesBelow(join(folder, 'types'));
    const read = async (path: string) => ({ path, text: await readFile(join(folder, 'types', path), 'utf8') });
    return await Promise.all(paths.sort().map(read));
  });
}

/** As the workspace compiles, with what Node and browsers both have. */
const COMPILER = {
  extends: join(root, 'tsconfig.base.json'),
  compilerOptions: {
    ...{ declaration: true, emitDeclarationOnly: true, noEmitOnError: true, newLine: 'lf' },
    ...{ rootDir: join(root, 'packages'), outDir: 'types', types: ['node'] },
    typeRoots: [join(root, 'node_modules/@types')],
  },
};

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function failure({ stdout = '', message }: Error & { stdout?: string }): never {
  throw new Error(`the packages do not compile:\n${stdout || message}`);
}
