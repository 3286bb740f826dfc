import { execFileSync } from 'node:child_process';

/** Runs git in a workspace. @returns what it printed, trimmed */
export function git(workspace: string, ...args: string[]): string {
  return execFileSync('git', ['-C', workspace, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** The tag of the last release before the current commit; null before the first. */
export function lastTag(workspace: string): string | null {
  try {
    return git(workspace, 'describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*.[0-9]*.[0-9]*');
  } catch {
    return null;
  }
}
