import { execFileSync } from 'node:child_process';

/** Runs git in a workspace. @returns what it printed, trimmed */
export function git(workspace: string, ...args: string[]): string {
  return execFileSync('git', ['-C', workspace, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** The status of a git that ran and cannot do what it was asked for. */
const GIT_REFUSES = 128;
const RELEASES = ['--tags', '--abbrev=0', '--match', 'v[0-9]*.[0-9]*.[0-9]*'];

/** The tag of the last release before a commit, or at it; null before the first. */
export function lastTag(workspace: string, commit = 'HEAD'): string | null {
  return tagOf(workspace, commit);
}

/** The version that the current commit is tagged with; null if it is not a release. */
export function releasedVersion(workspace: string): string | null {
  return tagOf(workspace, '--exact-match', 'HEAD')?.slice(1) ?? null;
}

/** The top of the repository that a folder is in; null if it is in none. */
export function findRepository(folder: string): string | null {
  return unlessRefused(() => git(folder, 'rev-parse', '--show-toplevel'));
}

/** What git describes a commit by; null if it finds no release. */
function tagOf(workspace: string, ...args: readonly string[]): string | null {
  return unlessRefused(() => git(workspace, 'describe', ...RELEASES, ...args));
}

/** Null if git ran and refuses. Another fault, such as a missing git, is an error. */
function unlessRefused(ask: () => string): string | null {
  try {
    return ask();
  } catch (error) {
    if ((error as { status?: unknown }).status === GIT_REFUSES) return null;
    throw error;
  }
}

/** Whether a workspace's history has a tag. */
export function isTag(workspace: string, tag: string): boolean {
  return git(workspace, 'tag', '--list', tag) === tag;
}
