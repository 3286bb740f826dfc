import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OutputFile, writePlan } from '@cpu-models/emit';
import { planPackages, root } from './plan.js';
import { distOf, PUBLISHED } from './published.js';

/**
 * Builds the packages below `folder`, never where somebody else may be building them, and packs each in the folder that
 * it is built in. Returns the tarballs, those of the libraries that they need included.
 */
export async function packPackages(folder: string): Promise<string[]> {
  for (const plan of await planPackages()) await writePlan(folder, plan);
  const own = PUBLISHED.map((room) => join(folder, distOf(room)));
  const needed = PUBLISHED.flatMap((room, at) => dependenciesOf(own[at] as string, join(root, 'packages', room)));
  return [...own, ...withTheirs(needed)].map((path) => npmPack(folder, path));
}

/** Packs a package's folder into `folder`, as `npm pack` does. Returns the tarball. */
export function npmPack(folder: string, path: string): string {
  const out = npm(folder, 'pack', path, '--json', ...(path.startsWith(folder) ? [] : ['--ignore-scripts']));
  return join(folder, (JSON.parse(out) as { filename: string }[])[0]?.filename as string);
}

/** Folders of libraries, and of those that they need. */
function withTheirs(libraries: readonly string[]): string[] {
  const unique = [...new Set(libraries)];
  return unique.length === 0
    ? []
    : [...new Set([...unique, ...withTheirs(unique.flatMap((path) => dependenciesOf(path)))])];
}

/** Folders of the libraries that a package names, in the versions that are found from where it stands in the workspace. */
function dependenciesOf(folder: string, place = folder): string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  return Object.keys(dependencies)
    .filter((name) => !name.startsWith('@cpu-models/'))
    .map((name) => {
      const own = join(place, 'node_modules', name);
      return existsSync(own) ? own : join(root, 'node_modules', name);
    });
}

/** An empty project with the tarballs installed, without any network. */
export function installPacked(folder: string, tarballs: readonly string[]): string {
  const project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{"name": "project", "private": true, "type": "module"}\n');
  npm(project, 'install', '--offline', '--no-audit', '--no-fund', ...tarballs);
  return project;
}

/** Strict, and without any setting that would make it easier. */
const STRICT = {
  ...{ target: 'ES2022', lib: ['ES2023', 'DOM'], types: [], skipLibCheck: false },
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, verbatimModuleSyntax: true },
};

/** How TypeScript finds a package: as Node of some age does, or as a bundler. */
export const RESOLUTIONS = {
  nodenext: { module: 'NodeNext', moduleResolution: 'NodeNext' },
  node16: { module: 'Node16', moduleResolution: 'Node16' },
  bundler: { module: 'ESNext', moduleResolution: 'Bundler' },
} as const;

/**
 * Compiles programs in a project.
 * @throws Error with tsc's messages
 */
export function compilePrograms(
  project: string,
  programs: readonly OutputFile[],
  resolution: keyof typeof RESOLUTIONS = 'nodenext',
): void {
  const compilerOptions = { ...STRICT, ...RESOLUTIONS[resolution] };
  const files = programs.map(({ path }) => path);
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  for (const { path, text } of programs) writeFileSync(join(project, path), text);
  run(project, process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '-p', '.');
}

/** What a compiled program prints. */
export function runProgram(project: string, file: string): string {
  return run(project, process.execPath, file);
}

/**
 * What `npm` prints.
 * @throws Error with all that it printed if it fails
 */
export function npm(folder: string, ...args: string[]): string {
  return run(folder, 'npm', ...args);
}

function run(cwd: string, program: string, ...args: string[]): string {
  // Without colours, which whoever runs this may have asked for.
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  try {
    return execFileSync(program, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(' ')}:\n${stdout}${stderr}`);
  }
}
