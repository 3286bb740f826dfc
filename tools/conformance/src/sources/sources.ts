import { existsSync } from 'node:fs';
import { readdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { findMap } from '@cpu-models/import';
import { type Numbering, releaseOfVersion } from '@cpu-models/source';
import { openPrivateApt } from '../apt/private-apt.js';
import { cachePath } from '../cache.js';
import { UnavailableError, UserError } from '../errors.js';
import { attempt, type Outcome } from '../outcome.js';
import { downloadAndUnpack } from './download.js';
import { belongsTo, compareReleases, parseVersion } from './version.js';

export type Project = 'qemu' | 'libvirt';

/** An unpacked tree of an upstream release. Others read it too: never write into it. */
export interface SourceTree {
  readonly project: Project;
  /** The release that was asked for, e.g. "10.0". */
  readonly release: string;
  /** What the tree is, e.g. "10.0.13", "7.2+dfsg-7+deb12u18" when patched, or "10.0-tree" when named by the user. */
  readonly version: string;
  readonly directory: string;
}

export interface FetchOptions {
  /** With the distribution's patches, i.e. the source that its binary was built from. */
  readonly patched?: boolean;
  /** Look for a newer point release even if a fitting one is in the cache. */
  readonly refresh?: boolean;
}

/**
 * Gets the newest tree of a release ("10.0" or "10.0.2"): the one named by an environment
 * variable such as QEMU_TREE_10_0, else one in the cache, else from the distribution's source packages.
 */
export function fetchSource(
  project: Project,
  release: string,
  options: FetchOptions = {},
): Promise<Outcome<SourceTree>> {
  return attempt(async () => {
    if (!/^\d+(\.\d+)+$/.test(release)) {
      throw new UserError(`"${release}" is not a release of ${project}; expected two or three numbers, e.g. "10.0"`);
    }
    return (
      (await treeFromEnvironment(project, release)) ??
      (options.refresh ? undefined : await treeFromCache(project, release, options)) ??
      (await treeFromArchive(project, release, options))
    );
  });
}

/** All versions of the project's source package that the distribution's suites list, newest first. */
export function listVersions(project: Project): Promise<Outcome<string[]>> {
  return attempt(async () => {
    const apt = await openPrivateApt('deb-src');
    await apt.update();
    return apt.versions(project);
  });
}

/** The variable that names a tree to use instead, e.g. LIBVIRT_TREE_11_3. */
export function treeVariable(project: Project, release: string): string {
  return `${project.toUpperCase()}_TREE_${release.replaceAll('.', '_')}`;
}

async function treeFromEnvironment(project: Project, release: string): Promise<SourceTree | undefined> {
  const variable = treeVariable(project, release);
  const named = process.env[variable];
  if (!named) return undefined;
  const isMap = project === 'libvirt' && findMap(named) !== undefined;
  if (!isMap) checkTree(project, named, `${variable}=`);
  return asTree(project, release, named);
}

function checkTree(project: Project, folder: string, said: string): void {
  if (existsSync(join(folder, 'meson.build'))) return;
  throw new UserError(`${said}${folder} is not a source tree of ${project}: it has no meson.build`);
}

/** What an unpacked QEMU tree says that it is: `10.2.1`; empty without a VERSION. */
export async function versionOfTree(folder: string): Promise<string> {
  return (await readFile(join(folder, 'VERSION'), 'utf8').catch(() => '')).trim();
}

/** The release of an unpacked QEMU tree (`10.2.1` is one of 10.2), by its VERSION and how the source says that QEMU counts. */
export async function releaseOfTree(folder: string, numbering: Numbering | undefined): Promise<string> {
  checkTree('qemu', folder, '');
  const version = await versionOfTree(folder);
  const release = releaseOfVersion(version, numbering);
  if (release === undefined)
    throw new UserError(`${folder} is of no release: its VERSION is "${version}"; expected e.g. "10.2.1"`);
  return release;
}

/** An unpacked tree that the caller has, as a source. */
export async function namedTree(project: Project, release: string, folder: string): Promise<Outcome<SourceTree>> {
  return { kind: 'available', value: await asTree(project, release, folder) };
}

/** A folder that the user names, in whichever way: one tree has one build. */
async function asTree(project: Project, release: string, folder: string): Promise<SourceTree> {
  return { project, release, version: `${release}-tree`, directory: await realpath(folder) };
}

async function treeFromCache(
  project: Project,
  release: string,
  { patched = false }: FetchOptions,
): Promise<SourceTree | undefined> {
  const folder = await cachePath('sources');
  const names = existsSync(folder) ? await readdir(folder) : [];
  const versions = names
    .filter((name) => name.startsWith(`${project}-`) && !/\.[0-9a-f]{8}$/.test(name))
    .map((name) => name.slice(project.length + 1))
    // Only a patched tree keeps the distribution's own version in its name.
    .filter((version) => version.includes('-') === patched && belongsTo(version, release))
    .sort(compareReleases);
  const version = versions.at(-1);
  return version === undefined
    ? undefined
    : { project, release, version, directory: join(folder, `${project}-${version}`) };
}

async function treeFromArchive(project: Project, release: string, { patched = false }: FetchOptions) {
  const apt = await openPrivateApt('deb-src');
  await apt.update();
  const listed = await apt.versions(project);
  const candidates = listed.filter((version) => belongsTo(version, release));
  if (candidates.length === 0) {
    const others = listed.length === 0 ? 'the archive could not be reached' : `listed are ${listed.join(', ')}`;
    throw new UnavailableError(`no source package of ${project} ${release}: ${others}`);
  }
  const failures: string[] = [];
  // A mirror may list a version whose files it lacks, so the next older one is tried.
  for (const candidate of candidates) {
    const { upstream, withoutEpoch } = parseVersion(candidate);
    const version = patched ? withoutEpoch : upstream;
    const directory = await cachePath('sources', `${project}-${version}`);
    const fetched = await attempt(() => downloadAndUnpack(apt, project, candidate, directory, patched));
    if (fetched.kind === 'available') return { project, release, version, directory };
    failures.push(`${candidate}: ${fetched.reason}`);
  }
  throw new UnavailableError(`no source of ${project} ${release}: ${failures.join('; ')}`);
}
