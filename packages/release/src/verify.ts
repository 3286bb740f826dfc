import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inTemporaryFolder } from '@cpu-models/emit';
import { UsageError } from '@cpu-models/outputs';
import { git, isTag } from './git.js';
import { digest, TARGET } from './pack.js';

/** What became of one file that a release handed out. */
export interface VerifiedFile {
  readonly name: string;
  readonly state: 'same' | 'differs' | 'missing' | 'not made by the release';
}

export interface VerifiedRelease {
  /** The commit that the tag is of. */
  readonly commit: string;
  readonly files: readonly VerifiedFile[];
}

/**
 * Verifies what a release handed out: builds it again from its tag, in a clone of its own and without any cache, and
 * compares every file byte for byte.
 * @param folder the files that were handed out
 * @param installed takes the libraries that are installed here instead of those that `npm ci` gets
 * @throws UsageError where that is no release, or it cannot be built
 */
export function verifyRelease(workspace: string, tag: string, folder: string, installed: boolean): VerifiedRelease {
  if (!/^v\d+\.\d+\.\d+$/.test(tag))
    throw new UsageError(`${tag} is not a tag of a release; expected a form like v1.2.0`);
  if (!isTag(workspace, tag)) throw new UsageError(`there is no tag ${tag} in ${workspace}; git fetch --tags gets it`);
  if (!existsSync(join(folder, 'SHA256SUMS')))
    throw new UsageError(`${folder} has no SHA256SUMS; expected the folder with the files of a release`);
  const files = inTemporaryFolder((clone) => {
    build(workspace, tag, clone, installed);
    return compare(folder, join(clone, TARGET));
  });
  return { commit: git(workspace, 'rev-parse', '--short', `${tag}^{commit}`), files };
}

function build(workspace: string, tag: string, clone: string, installed: boolean): void {
  execFileSync('git', ['clone', '--quiet', '--branch', tag, workspace, clone], { stdio: 'ignore' });
  if (installed) copyLibraries(workspace, clone);
  else run(clone, 'npm', 'ci', '--no-audit', '--no-fund');
  run(clone, 'npx', 'nx', 'run', '@cpu-models/release:release');
}

/** Copies what is installed: for all rooms, and for single ones. */
function copyLibraries(workspace: string, clone: string): void {
  const rooms = git(clone, 'ls-files', 'package.json', '*/package.json').split('\n').map(dirname);
  for (const libraries of rooms.map((room) => join(room, 'node_modules')))
    if (existsSync(join(workspace, libraries)))
      cpSync(join(workspace, libraries), join(clone, libraries), { recursive: true, verbatimSymlinks: true });
}

/** Runs a program of the release; what it says of what went wrong is shown. */
function run(clone: string, program: string, ...args: string[]): void {
  try {
    execFileSync(program, args, {
      cwd: clone,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NX_SKIP_NX_CACHE: 'true', NX_SKIP_REMOTE_CACHE: 'true', NX_DAEMON: 'false' },
    });
  } catch {
    throw new UsageError(`the release cannot be built here: ${[program, ...args].join(' ')} failed`);
  }
}

function compare(given: string, made: string): VerifiedFile[] {
  const names = [...new Set([...readdirSync(given), ...readdirSync(made)])].sort();
  return names.map((name) => {
    const [theirs, ours] = [join(given, name), join(made, name)];
    if (!existsSync(theirs)) return { name, state: 'missing' };
    if (!existsSync(ours)) return { name, state: 'not made by the release' };
    return { name, state: digest(theirs) === digest(ours) ? 'same' : 'differs' };
  });
}
