import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { git } from './git.js';
import { distOf, PUBLISHED } from './runtime/plan.js';

/** In git's own folder: stands there while versions are written, committed and tagged. */
const NOTE = 'cpu-models-release';

/**
 * Does what writes the release's versions into the tree and commits and tags them. Whoever is stopped in between leaves a
 * note, which {@link recoverVersions} knows.
 */
export async function withNote<T>(workspace: string, work: () => Promise<T>): Promise<T> {
  writeFileSync(noteOf(workspace), '');
  const result = await work();
  rmSync(noteOf(workspace));
  return result;
}

/**
 * Takes back the versions that an interrupted release wrote and did not commit, and says so. A release that is committed
 * and has no tag yet gets it from the next run, as its data give it the same version again.
 */
export function recoverVersions(workspace: string): void {
  const note = noteOf(workspace);
  if (!existsSync(note)) return;
  const written = ['package-lock.json', ...PUBLISHED.map((room) => join(distOf(room), '../package.json'))];
  git(workspace, 'checkout', '--quiet', 'HEAD', '--', ...written);
  rmSync(note);
  console.error('an earlier release was interrupted: the versions that it had not committed are taken back');
}

function noteOf(workspace: string): string {
  return resolve(workspace, git(workspace, 'rev-parse', '--git-path', NOTE));
}
