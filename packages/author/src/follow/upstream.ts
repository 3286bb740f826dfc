import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { readdir, realpath, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { inTemporaryFolder } from '@cpu-models/emit';
import { findMap } from '@cpu-models/import';
import { type Numbering, releaseOfVersion } from '@cpu-models/source';
import { AuthorError } from '../errors.js';

export type Project = 'qemu' | 'libvirt';

/** An upstream source tree, and the name that its release gets on the axis. */
export interface Upstream {
  readonly folder: string;
  /** As the tree says it: 10.2.2. */
  readonly version: string;
  /** 10.2. */
  readonly release: string;
}

/** What a tree's release is told by. */
interface Asked {
  /** Instead of what the tree states. */
  readonly release?: string | undefined;
  readonly numbering?: Numbering | undefined;
}

/** Works with an upstream tree, which may be packed; what is unpacked goes when the work is done. */
export async function withUpstream<T>(
  project: Project,
  path: string,
  asked: Asked,
  work: (upstream: Upstream) => Promise<T>,
): Promise<T> {
  if (!existsSync(path))
    throw new AuthorError(
      `${path} does not exist; expected an unpacked source tree of ${project}, or its tarball${project === 'libvirt' ? ', or an installed cpu_map folder' : ''}`,
    );
  if (statSync(path).isDirectory()) return work(identify(project, path, asked));
  return inTemporaryFolder(async (side) => work(identify(project, await unpack(path, side), asked)));
}

async function unpack(path: string, side: string): Promise<string> {
  const plain = ['--no-same-owner', '--no-same-permissions'];
  await promisify(execFile)('tar', ['-xf', path, '-C', side, ...plain]).catch((error: { stderr?: string }) => {
    throw new AuthorError(
      `${path} is not a folder, and tar cannot unpack it: ${String(error.stderr).trim().split('\n')[0]}`,
    );
  });
  // Folders that nobody may enter could neither be read nor removed.
  await promisify(execFile)('chmod', ['-R', 'u+rwX', side]);
  await removeDoors(side);
  const [only, ...more] = await readdir(side);
  if (only === undefined) throw new AuthorError(`${path} is an empty archive`);
  return more.length === 0 ? join(side, only) : side;
}

/** Takes what is neither file nor folder out of an unpacked archive, and links that lead out of it. */
async function removeDoors(side: string): Promise<void> {
  const inside = (await realpath(side)) + sep;
  for (const entry of await readdir(side, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() || entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    const target = entry.isSymbolicLink() ? await realpath(path).catch(() => '') : '';
    if (!target.startsWith(inside)) await rm(path, { force: true });
  }
}

function identify(project: Project, folder: string, { release: named, numbering }: Asked): Upstream {
  const version = project === 'qemu' ? qemuVersion(folder) : libvirtVersion(folder);
  if (version === undefined && project === 'libvirt' && findMap(folder) !== undefined)
    return installed(folder, named, numbering);
  if (version === undefined)
    throw new AuthorError(
      `${folder} is not a source tree of ${project}: ${project === 'qemu' ? 'no VERSION beside target/i386' : 'no version in its meson.build beside src/cpu_map'}`,
    );
  return { folder, version, release: named ?? releaseOf(version, numbering) };
}

/** A map as it is installed, /usr/share/libvirt/cpu_map: its files tell no release. */
function installed(folder: string, named: string | undefined, numbering: Numbering | undefined): Upstream {
  if (named === undefined)
    throw new AuthorError(
      `${folder} is a cpu_map folder, which does not say which release it is of; name it with --release, as \`libvirtd --version\` tells it`,
    );
  return { folder, version: named, release: releaseOf(named, numbering) };
}

function qemuVersion(folder: string): string | undefined {
  const file = join(folder, 'VERSION');
  return existsSync(file) && existsSync(join(folder, 'target/i386')) ? textOf(file).trim() : undefined;
}

function libvirtVersion(folder: string): string | undefined {
  const file = join(folder, 'meson.build');
  if (!existsSync(file) || !existsSync(join(folder, 'src/cpu_map'))) return undefined;
  return /^\s*version: '([0-9.]+)'/m.exec(textOf(file))?.[1];
}

/** Longest file that a version is looked for in. */
const MAX_SIZE = 1 << 20;

function textOf(path: string): string {
  const found = statSync(path);
  if (!found.isFile()) throw new AuthorError(`${path} is not an ordinary file`);
  if (found.size > MAX_SIZE) throw new AuthorError(`${path} has ${found.size} bytes; expected at most ${MAX_SIZE}`);
  return readFileSync(path, 'utf8');
}

function releaseOf(version: string, numbering: Numbering | undefined): string {
  const release = releaseOfVersion(version, numbering);
  if (release === undefined) throw new AuthorError(`version ${version} names no release; give it with --release`);
  return release;
}
