import { compareReleases } from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';
import { AuthorError } from './errors.js';

/** Supported releases of QEMU, oldest first. */
export function qemuReleases(source: Source): string[] {
  return source.one('release').value.qemu.map(({ release }) => release);
}

export function newestQemu(source: Source): string {
  return qemuReleases(source).at(-1) as string;
}

/**
 * The release since which a new fact holds: the newest unless named. Releases between supported ones are refused, since
 * no answer would tell them apart; newer ones are not, so that work can start before a release is followed.
 */
export function sinceOf(source: Source, named: string | undefined): string {
  const releases = qemuReleases(source);
  const newest = releases.at(-1) as string;
  if (named === undefined) return newest;
  if (!/^\d+\.\d+(\.\d+)?$/.test(named)) throw new AuthorError(`${named} is no release; expected a form like 10.0`);
  if (releases.includes(named) || compareReleases(named, newest) > 0) return named;
  throw new AuthorError(
    `QEMU ${named} is no supported release; expected one of ${releases.join(', ')}, or a newer one`,
  );
}
