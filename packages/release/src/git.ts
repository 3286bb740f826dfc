import { execFileSync } from 'node:child_process';

/** Runs git in a workspace. @returns what it printed, trimmed */
export function git(workspace: string, ...args: string[]): string {
  return execFileSync('git', ['-C', workspace, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

const RELEASES = ['--tags', '--abbrev=0', '--match', 'v[0-9]*.[0-9]*.[0-9]*'];

/** The tag of the last release before a commit, or at it; null before the first. */
export function lastTag(workspace: string, commit = 'HEAD'): string | null {
  try {
    return git(workspace, 'describe', ...RELEASES, commit);
  } catch {
    return null;
  }
}

/** The version that the current commit is tagged with; null if it is not a release. */
export function releasedVersion(workspace: string): string | null {
  try {
    return git(workspace, 'describe', ...RELEASES, '--exact-match', 'HEAD').slice(1);
  } catch {
    return null;
  }
}
