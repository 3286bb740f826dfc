import { compareReleases } from '@cpu-models/runtime';
import { nextRelease, type Source } from '@cpu-models/source';
import { AuthorError } from './errors.js';

/** Supported releases of QEMU, oldest first. */
export function qemuReleases(source: Source): string[] {
  return source.one('release').value.qemu.map(({ release }) => release);
}

export function newestQemu(source: Source): string {
  return qemuReleases(source).at(-1) as string;
}

/**
 * The release since which a new fact holds: the next one unless named.
 * @throws AuthorError for one that is out: what it gives is settled, and an overlay is for what is added to it
 */
export function sinceOf(source: Source, named: string | undefined): string {
  const releases = qemuReleases(source);
  const next = nextRelease(source.one('release').value, 'qemu');
  if (named === undefined) return next;
  if (!/^\d+\.\d+(\.\d+)?$/.test(named)) throw new AuthorError(`${named} is not a release; expected a form like 10.0`);
  if (compareReleases(named, next) >= 0) return named;
  const out = releases.includes(named) ? 'is released' : 'is older than what is released';
  throw new AuthorError(
    `QEMU ${named} ${out}, and nothing joins it any more; expected ${next} or later, or an overlay for what a distribution adds`,
  );
}
