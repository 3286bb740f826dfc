import { ApplyRefusal } from './refusal.js';

/**
 * The release whose files a tree gets: the one asked for, else the one that its version belongs to.
 * @throws ApplyRefusal if it cannot be generated
 */
export function releaseFor(
  project: string,
  root: string,
  version: string,
  asked: { release?: string | undefined; releases: readonly string[] },
): string {
  const { release, releases } = asked;
  const supported = `supported are ${releases.join(', ')}`;
  if (release !== undefined) {
    if (releases.includes(release)) return release;
    throw new ApplyRefusal(root, [`${project} ${release} is not supported; ${supported}`]);
  }
  const [major, minor, micro = '0'] = version.split('.');
  // A micro release of 50 and more is development towards the next release.
  const found = Number(micro) < 50 ? releases.find((candidate) => candidate === `${major}.${minor}`) : undefined;
  if (found !== undefined) return found;
  throw new ApplyRefusal(root, [
    `it is ${project} ${version}; ${supported} (--release says which of them to take all the same)`,
  ]);
}
