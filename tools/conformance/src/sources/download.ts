import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { aptError, ensurePackages } from '../apt/packages.js';
import type { PrivateApt } from '../apt/private-apt.js';
import { cachedFolder, cachePath } from '../cache.js';
import { UnavailableError } from '../errors.js';
import { runOrThrow } from '../run.js';

/** Fetches one version of a source package and unpacks it as `directory`. */
export async function downloadAndUnpack(
  apt: PrivateApt,
  name: string,
  version: string,
  directory: string,
  patched: boolean,
): Promise<void> {
  if (existsSync(directory)) return;
  const downloads = await mkdtemp(await cachePath('sources', '.download-'));
  try {
    const files = await download(apt, name, version, downloads);
    await cachedFolder(directory, async (aside) => {
      await unpack(required(files, '.orig.tar.'), aside);
      if (patched) await applyPatches(required(files, '.debian.tar.'), downloads, aside);
    });
  } finally {
    await rm(downloads, { recursive: true, force: true });
  }
}

async function download(apt: PrivateApt, name: string, version: string, folder: string): Promise<string[]> {
  const { stderr } = await apt.run('apt-get', ['source', '--download-only', `${name}=${version}`], folder);
  const files = (await readdir(folder)).filter((file) => /\.tar\.[^.]+$/.test(file));
  // apt checks each file's hash before it gives the file its name. So a missing side file
  // (a signature, say) does no harm, although apt then calls the whole download failed.
  if (!files.some((file) => file.includes('.orig.tar.'))) {
    throw new UnavailableError(aptError('source', stderr));
  }
  return files.map((file) => join(folder, file));
}

function required(files: readonly string[], part: string): string {
  const file = files.find((candidate) => candidate.includes(part));
  if (file === undefined) throw new UnavailableError(`the source package came without its *${part}* file`);
  return file;
}

async function unpack(tarball: string, folder: string): Promise<void> {
  await runOrThrow('tar', ['-xf', tarball, '-C', folder, '--strip-components=1', '--no-same-owner']);
}

async function applyPatches(debianTarball: string, downloads: string, tree: string): Promise<void> {
  await ensurePackages(['patch']);
  await runOrThrow('tar', ['-xf', debianTarball, '-C', downloads, 'debian/patches']);
  const patches = join(downloads, 'debian/patches');
  for (const name of readSeries(await readFile(join(patches, 'series'), 'utf8'))) {
    const input = join(patches, name);
    await runOrThrow('patch', ['-p1', '--batch', '--silent', '--no-backup-if-mismatch', '-d', tree, '-i', input]);
  }
}

/** The patches of a quilt series, in order; comments and options are not patches. */
export function readSeries(text: string): string[] {
  return text
    .split('\n')
    .map(
      (line) =>
        line
          .replace(/(^|\s)#.*/, '')
          .trim()
          .split(/\s+/)[0] ?? '',
    )
    .filter((name) => name !== '');
}
