import { compareReleases } from '@cpu-models/runtime';
import type { ReleaseFile, Source } from '@cpu-models/source';
import type { Edit } from './edit.js';
import { AuthorError } from './errors.js';

export interface ReleaseRequest {
  readonly project: 'qemu' | 'libvirt';
  readonly release: string;
  readonly about?: string;
}

/**
 * Adds a release to the axis. What held in the newest release before it holds in it too, until a fact says otherwise.
 * @throws AuthorError for one that exists, or that is older than the newest
 */
export function newRelease(source: Source, { project, release, about }: ReleaseRequest): Edit {
  if (!/^\d+\.\d+(\.\d+)?$/.test(release))
    throw new AuthorError(`${release} is not a release; expected a form like 10.1`);
  const file = source.one('release').value;
  const newest = file[project].at(-1) as ReleaseFile['qemu'][number];
  const order = compareReleases(release, newest.release);
  if (order === 0 || file[project].some((entry) => entry.release === release))
    throw new AuthorError(`${project} ${release} is supported already`);
  if (order < 0)
    throw new AuthorError(
      `${project} ${release} is older than ${newest.release}; \`cpu-models follow ${project} TREE\` finds out what it lacked`,
    );
  if (newest.next === true)
    throw new AuthorError(
      `${project} ${newest.release} is not out yet, so ${release} cannot follow it; once it is, take \`next\` away and run \`cpu-models freeze\``,
    );
  const entry = {
    release,
    ...(project === 'qemu' ? { 'hw-version': newest['hw-version'] } : {}),
    next: true as const,
    ...(about === undefined ? {} : { about }),
  };
  const value = { ...file, [project]: [...file[project], entry] } as ReleaseFile;
  return {
    files: [{ kind: 'release', path: 'releases.yaml', value }],
    notes: [`${project} ${release} is next, and starts as a copy of ${newest.release}`],
  };
}
