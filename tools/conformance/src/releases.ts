import { createHash } from 'node:crypto';

/** The newest releases are proved in every run. */
const NEWEST = 3;

/**
 * The newest releases, and some of the others, chosen by a seed: another seed, such as the hash of another tree, chooses
 * others, the same one the same.
 *
 * @param all oldest first
 * @param more how many of the others
 * @returns oldest first
 */
export function sampleReleases(all: readonly string[], seed: string, more = 2): string[] {
  const rank = (release: string) => createHash('sha256').update(`${seed} ${release}`).digest('hex');
  const others = all.slice(0, -NEWEST).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const chosen = new Set([...others.slice(0, more), ...all.slice(-NEWEST)]);
  return all.filter((release) => chosen.has(release));
}
