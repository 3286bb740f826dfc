import { ApplyRefusal } from './refusal.js';

/**
 * The release whose files a tree gets: the one asked for, else the one that its version belongs to. `answeredBy` has the
 * releases whose files are those of another one.
 * @throws ApplyRefusal if it cannot be generated
 */
export function releaseFor(
  project: string,
  root: string,
  version: string,
  asked: {
    release?: string | undefined;
    releases: readonly string[];
    answeredBy?: Readonly<Record<string, string>>;
    releaseOf?: (version: string) => string | undefined;
  },
): string {
  const { release, releases, answeredBy = {} } = asked;
  const supported = `supported are ${releases.join(', ')}`;
  const known = (name: string) => (releases.includes(name) ? name : answeredBy[name]);
  if (release !== undefined) {
    const found = known(release);
    if (found !== undefined) return found;
    throw new ApplyRefusal(root, [`${project} ${release} is not supported; ${supported}`]);
  }
  const found = known((asked.releaseOf ?? majorMinor)(version) ?? '');
  if (found !== undefined) return found;
  throw new ApplyRefusal(root, [
    `it is ${project} ${version}; ${supported} (--release says which of them to take all the same)`,
  ]);
}

function majorMinor(version: string): string | undefined {
  return /^\d+\.\d+/.exec(version)?.[0];
}
