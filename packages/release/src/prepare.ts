import { type Impact, impactOf, NO_IMPACT, sourceAt } from '@cpu-models/author/impact';
import { readSource } from '@cpu-models/outputs';
import type { Source } from '@cpu-models/source';
import { lastTag } from './git.js';
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

/**
 * Compares the data with that of the last tag, and says which version it therefore gets.
 * @param commit that the release is, or was, made of: tags behind it do not count
 */
export async function nextRelease(workspace: string, commit = 'HEAD'): Promise<Next> {
  const last = lastTag(workspace, commit);
  const head = await readSource(workspace);
  if (last === null) {
    const bump: Bump = { level: 'major', reasons: ['it is the first'] };
    const names: Names = { gone: [], added: releasesOf(head), libvirtChanged: [] };
    return { last, version: FIRST, bump, impact: NO_IMPACT, names };
  }
  const base = await sourceAt(workspace, last);
  const impact = impactOf(base, head);
  const names = compareNames(base, head);
  const bump = bumpOf(impact, names);
  return { last, version: nextVersion(last, bump.level), bump, impact, names };
}

function releasesOf(source: Source): string[] {
  const { qemu, libvirt } = source.one('release').value;
  return [...qemu.map(({ release }) => `QEMU ${release}`), ...libvirt.map(({ release }) => `libvirt ${release}`)];
}
