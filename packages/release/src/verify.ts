/**
 * Verifies what a release handed out: builds it again from its tag, in a clone of its own and without any cache, and
 * compares every file byte for byte. `verify.ts TAG FOLDER [--installed]`; with --installed, libraries are those that are
 * installed here instead of those that `npm ci` gets.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inTemporaryFolder } from '@cpu-models/emit';
import { findWorkspace, report, UsageError } from '@cpu-models/outputs';
import { TARGET } from './artifacts.js';
import { git } from './git.js';
import { digest } from './pack.js';

function main([tag, folder, ...options]: readonly string[]): void {
  if (tag === undefined || folder === undefined || !existsSync(join(folder, 'SHA256SUMS')))
    throw new UsageError('expected the tag of a release and the folder with its files: v1.2.0 ~/Downloads/release');
  const workspace = findWorkspace();
  const wrong = inTemporaryFolder((clone) => {
    build(workspace, tag, clone, options.includes('--installed'));
    return compare(folder, join(clone, TARGET));
  });
  if (wrong > 0) throw new UsageError(`${folder} is not what ${tag} makes: ${wrong} files differ`);
  console.log(`every file is what ${tag} (${git(workspace, 'rev-parse', '--short', `${tag}^{commit}`)}) makes`);
}

function build(workspace: string, tag: string, clone: string, installed: boolean): void {
  if (!/^v\d+\.\d+\.\d+$/.test(tag))
    throw new UsageError(`${tag} is not a tag of a release; expected a form like v1.2.0`);
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, {
      cwd: clone,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NX_SKIP_NX_CACHE: 'true', NX_SKIP_REMOTE_CACHE: 'true', NX_DAEMON: 'false' },
    });
  execFileSync('git', ['clone', '--quiet', '--branch', tag, workspace, clone], {
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  if (installed)
    cpSync(join(workspace, 'node_modules'), join(clone, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  else run('npm', 'ci', '--no-audit', '--no-fund');
  run('npx', 'nx', 'run', '@cpu-models/release:release');
}

/** @returns how many files differ, each of which is told */
function compare(given: string, made: string): number {
  const names = [...new Set([...readdirSync(given), ...readdirSync(made)])].sort();
  const states = names.map((name) => {
    const [theirs, ours] = [join(given, name), join(made, name)];
    if (!existsSync(theirs)) return [name, 'missing'] as const;
    if (!existsSync(ours)) return [name, 'not made by the release'] as const;
    return [name, digest(theirs) === digest(ours) ? 'same' : 'differs'] as const;
  });
  for (const [name, state] of states) console.log(`${state}  ${name}`);
  return states.filter(([, state]) => state !== 'same').length;
}

try {
  main(process.argv.slice(2));
} catch (error) {
  report(error, false);
}
