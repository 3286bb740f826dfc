import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath } from '../cache.js';
import { UnavailableError } from '../errors.js';
import { isInstalled, type RunResult, run } from '../run.js';
import { type Archive, findArchive } from './archive.js';

/**
 * Debian's names for its suites by role, so that no release's codename has to
 * be kept up to date here. A mirror that lacks some of them is fine.
 */
const SUITES = [
  'oldoldstable',
  'oldstable',
  'oldstable-backports',
  'stable',
  'stable-backports',
  'testing',
  'unstable',
  'experimental',
];

/** What the private index lists: source packages or binary packages. */
export type IndexKind = 'deb-src' | 'deb';

/** apt with its own state and cache: the system's configuration stays as it is. */
export interface PrivateApt {
  /** Fetches the package lists of all suites anew. */
  readonly update: () => Promise<void>;
  /** Versions of a package that any suite lists, newest first. */
  readonly versions: (name: string) => Promise<string[]>;
  /** Runs an apt program (apt-get, apt-cache) on the private state. */
  readonly run: (program: string, args: readonly string[], cwd?: string) => Promise<RunResult>;
}

/** Opens (and makes, at the first use) the private apt for one kind of package. */
export async function openPrivateApt(kind: IndexKind): Promise<PrivateApt> {
  if (!(await isInstalled('apt-get'))) throw new UnavailableError('apt-get is not installed');
  const root = await cachePath('apt', kind);
  await mkdir(join(root, 'state/lists/partial'), { recursive: true });
  await mkdir(join(root, 'cache/archives/partial'), { recursive: true });
  const list = join(root, 'sources.list');
  await writeFile(list, sourcesList(kind, await findArchive()));
  const runApt: PrivateApt['run'] = (program, args, cwd = root) =>
    run(program, [...aptOptions(root, list), ...args], { cwd });
  return {
    run: runApt,
    update: async () => {
      // A missing suite makes the exit code useless; the lists that came are there all the same.
      await runApt('apt-get', ['--allow-releaseinfo-change', 'update']);
    },
    versions: (name) => readVersions(runApt, name),
  };
}

function sourcesList(kind: IndexKind, archive: Archive): string {
  const options = archive.keyring === undefined ? '' : ` [signed-by=${archive.keyring}]`;
  return SUITES.map((suite) => `${kind}${options} ${archive.uri} ${suite} main\n`).join('');
}

function aptOptions(root: string, list: string): string[] {
  const options = {
    'Dir::Etc::sourcelist': list,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State': join(root, 'state'),
    'Dir::Cache': join(root, 'cache'),
    'Acquire::Languages': 'none',
    // Downloads land in the user's cache, where apt's own user may not write.
    'APT::Sandbox::User': 'root',
  };
  return Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

async function readVersions(runApt: PrivateApt['run'], name: string): Promise<string[]> {
  const { stdout } = await runApt('apt-cache', ['madison', name]);
  const versions = new Set<string>();
  for (const line of stdout.split('\n')) {
    const [pkg, version] = line.split('|').map((column) => column.trim());
    if (pkg === name && version) versions.add(version);
  }
  return sortVersions([...versions]);
}

/** Newest first, in dpkg's order. */
async function sortVersions(versions: string[]): Promise<string[]> {
  const sorted: string[] = [];
  for (const version of versions) {
    let at = 0;
    while (at < sorted.length && (await isOlder(version, sorted[at] ?? ''))) at++;
    sorted.splice(at, 0, version);
  }
  return sorted;
}

async function isOlder(a: string, b: string): Promise<boolean> {
  return (await run('dpkg', ['--compare-versions', a, 'lt', b])).code === 0;
}
