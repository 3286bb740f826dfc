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

/** What git describes a commit by; null if it finds no release. Another fault of git's, such as a missing one, is an error. */
function tagOf(workspace: string, ...args: readonly string[]): string | null {
  try {
    return git(workspace, 'describe', ...RELEASES, ...args);
  } catch (error) {
    if ((error as { status?: unknown }).status === GIT_REFUSES) return null;
    throw error;
  }
}

/** Whether a workspace's history has a tag. */
export function isTag(workspace: string, tag: string): boolean {
  return git(workspace, 'tag', '--list', tag) === tag;
}
