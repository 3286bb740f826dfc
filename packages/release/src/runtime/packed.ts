import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OutputFile, writePlan } from '@cpu-models/emit';
import { planRuntimePackage, root } from './plan.js';

/** Builds the package below `folder`, never where somebody else may be building it, and packs it. Returns the tarball. */
export async function packRuntime(folder: string): Promise<string> {
  const { files } = await planRuntimePackage();
  await writePlan(folder, { folder: 'package', files });
  const out = npm(folder, 'pack', './package', '--json');
  return join(folder, (JSON.parse(out) as { filename: string }[])[0]?.filename as string);
}

/** An empty project with the tarball installed, without any network. */
export function installPacked(folder: string, tarball: string): string {
  const project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{"name": "project", "private": true, "type": "module"}\n');
  npm(project, 'install', '--offline', '--no-audit', '--no-fund', tarball);
  return project;
}

/** Strict, and without any setting that would make it easier. */
const TSCONFIG = {
  compilerOptions: {
    ...{ target: 'ES2022', lib: ['ES2023', 'DOM'], module: 'NodeNext', types: [], skipLibCheck: false },
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, verbatimModuleSyntax: true },
  },
};

/**
 * Compiles programs in a project.
 * @throws Error with tsc's messages
 */
export function compilePrograms(project: string, programs: readonly OutputFile[]): void {
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  for (const { path, text } of programs) writeFileSync(join(project, path), text);
  run(project, process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '-p', '.');
}

/** What a compiled program prints. */
export function runProgram(project: string, file: string): string {
  return run(project, process.execPath, file);
}

function npm(folder: string, ...args: string[]): string {
  return run(folder, 'npm', ...args);
}

function run(cwd: string, program: string, ...args: string[]): string {
  try {
    return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(' ')}:\n${stdout}${stderr}`);
  }
}
