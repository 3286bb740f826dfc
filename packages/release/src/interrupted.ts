/** What is needed before anything else can be loaded: this imports nothing of other rooms, whose manifests may be cut. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { git, isTag } from './git.js';
import { distOf, PUBLISHED } from './runtime/published.js';

/** In git's own folder: stands there while a release is written, committed, tagged and handed out. */
const NOTE = 'cpu-models-release';

/**
 * Makes a release from HEAD. Whoever is stopped in between leaves a note of the commit and the tag, which
 * {@link recoverRelease} knows.
 */
export async function withNote<T>(workspace: string, version: string, work: () => Promise<T>): Promise<T> {
  writeFileSync(noteOf(workspace), `${git(workspace, 'rev-parse', 'HEAD')} v${version}`);
  const result = await work();
  rmSync(noteOf(workspace));
  return result;
}

/**
 * Takes back the versions that an interrupted release wrote and did not commit, tags what it committed and did not tag, and
 * says so. What it hands out the next run makes.
 */
export function recoverRelease(workspace: string): void {
  const note = noteOf(workspace);
  if (!existsSync(note)) return;
  const written = ['package-lock.json', ...PUBLISHED.map((room) => join(distOf(room), '../package.json'))];
  git(workspace, 'checkout', '--quiet', 'HEAD', '--', ...written);
  const [commit, tag] = readFileSync(note, 'utf8').split(' ');
  // Whoever committed something else since then made no release.
  const isCommitted =
    commit !== '' &&
    git(workspace, 'log', '-1', '--format=%P') === commit &&
    git(workspace, 'diff', '--name-only', 'HEAD^', 'HEAD')
      .split('\n')
      .every((path) => written.includes(path));
  if (isCommitted && tag !== undefined && !isTag(workspace, tag))
    git(workspace, 'tag', '--annotate', tag, '--message', tag);
  rmSync(note);
  console.error(
    'an earlier release was interrupted: what it had not committed is taken back, and the rest is done now',
  );
}

function noteOf(workspace: string): string {
  return resolve(workspace, git(workspace, 'rev-parse', '--git-path', NOTE));
}
