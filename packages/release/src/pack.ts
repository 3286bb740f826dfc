import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Below the workspace: what a release hands out. */
export const TARGET = 'dist/release';

/** A file of a release with its SHA-256. */
export interface Artifact {
  readonly name: string;
  readonly sha256: string;
}

/** Output folders below dist that a release hands out. */
export function outputFolders(workspace: string): string[] {
  const dist = join(workspace, 'dist');
  if (!existsSync(dist)) return [];
  const entries = readdirSync(dist, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !/^release(\.new)?$/.test(entry.name),
  );
  return entries
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.'))
    .sort();
}

/** Packs a folder so that the same content always gives the same bytes. */
export function packFolder(workspace: string, folder: string, version: string, target: string): Artifact {
  const name = `cpu-models-${folder}-${version}.tar.gz`;
  const plain = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX'];
  const tar = execFileSync(
    'tar',
    [...plain, '-c', '-C', join(workspace, 'dist'), `--transform=s,^,cpu-models-${version}/,`, folder],
    { maxBuffer: 1 << 30 },
  );
  execFileSync('sh', ['-c', 'gzip -9n > "$0"', join(target, name)], { input: tar });
  return { name, sha256: digest(join(target, name)) };
}

export function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** In the form that `sha256sum --check` reads. */
export function checksums(artifacts: readonly Artifact[]): string {
  return artifacts.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}
