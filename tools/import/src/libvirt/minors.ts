import { compareReleases } from '@cpu-models/runtime';

/** libvirt counts minor releases from 0 up to this each year, and then begins a new major. */
const LAST_MINOR = 10;

/** The newest release before another one; undefined if it is older than `least`. */
export function newestBefore(release: string, least: string | undefined): string | undefined {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  const newest = minor > 0 ? `${major}.${minor - 1}` : `${major - 1}.${LAST_MINOR}`;
  return least === undefined || compareReleases(newest, least) >= 0 ? newest : undefined;
}

/** The release after another one. */
export function afterwards(release: string | undefined): string | undefined {
  if (release === undefined) return undefined;
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return minor < LAST_MINOR ? `${major}.${minor + 1}` : `${major + 1}.0`;
}
