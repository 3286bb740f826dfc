import { execFileSync } from 'node:child_process';
import { type Impact, impactOf } from '../../cli/src/author/impact/impact.js';
import { sourceAt } from '../../cli/src/author/revision.js';
import { readSource } from '../../cli/src/io/workspace.js';
import { compareNames } from './names.js';
import { type Bump, bumpOf, type Names, nextVersion } from './semver.js';

/** What the next release is. */
export interface Next {
  /** The tag of the last release; null before the first. */
  readonly last: string | null;
  readonly version: string;
  readonly bump: Bump;
  readonly impact: Impact;
  readonly names: Names;
}

const FIRST = '1.0.0';
const NOTHING: Impact = {
  files: [],
  models: [],
  answers: { changed: [], added: [], compared: 0 },
  outputs: [],
  drift: [],
  levels: [],
  freeze: [],
};

/** Compares the data with that of the last tag, and says which version it therefore gets. */
export async function nextRelease(workspace: string): Promise<Next> {
  const last = lastTag(workspace);
  const head = await readSource(workspace);
  if (last === null) {
    const bump: Bump = { level: 'major', reasons: ['it is the first'] };
    return { last, version: FIRST, bump, impact: NOTHING, names: { gone: [], added: [], libvirtChanged: [] } };
  }
  const base = await sourceAt(workspace, last);
  const impact = impactOf(base, head);
  const names = compareNames(base, head);
  const bump = bumpOf(impact, names);
  return { last, version: nextVersion(last, bump.level), bump, impact, names };
}

function lastTag(workspace: string): string | null {
  try {
    return execFileSync(
      'git',
      ['-C', workspace, 'describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*.[0-9]*.[0-9]*'],
      { encoding: 'utf8', stdio: 'pipe' },
    ).trim();
  } catch {
    return null;
  }
}
