import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from './git.js';
import { type Artifact, checksums, digest, outputFolders, packFolder, TARGET } from './pack.js';
import { provenance } from './provenance.js';
import { distOf, PUBLISHED } from './runtime/published.js';

/**
 * Writes dist/release anew: a tarball per output, the npm packages, changelog, SBOM, provenance and checksums of all.
 * @param version of the commit that is checked out
 */
export function writeArtifacts(workspace: string, version: string, changelog: string): Artifact[] {
  const whole = join(workspace, TARGET);
  // Until all of it is there, what was there stays.
  const target = `${whole}.new`;
  if (existsSync(target)) console.error(`an earlier run was interrupted: what it left in ${TARGET}.new is removed`);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const add = (name: string, content?: string): Artifact => {
    if (content !== undefined) writeFileSync(join(target, name), content);
    return { name, sha256: digest(join(target, name)) };
  };
  const outputs = outputFolders(workspace).map((folder) => packFolder(workspace, folder, version, target));
  const artifacts = [
    ...outputs,
    ...npmPackages(workspace, target).map((name) => add(name)),
    add('CHANGELOG.md', changelog),
    add('sbom.cdx.json', sbom(workspace)),
  ];
  const build = {
    repository: 'https://cpu-models.dev/repository',
    commit: git(workspace, 'rev-parse', 'HEAD'),
    version,
    lockfile: digest(join(workspace, 'package-lock.json')),
  };
  const statement = add('provenance.intoto.json', `${JSON.stringify(provenance(artifacts, build), null, 2)}\n`);
  add('SHA256SUMS', checksums([...artifacts, statement]));
  rmSync(whole, { recursive: true, force: true });
  renameSync(target, whole);
  return [...artifacts, statement];
}

/** Builds the npm packages with the version that they have by now, and packs them. @returns the tarballs' names */
function npmPackages(workspace: string, target: string): string[] {
  execFileSync('tsx', ['packages/release/src/runtime/build.ts'], { cwd: workspace, stdio: 'ignore' });
  return PUBLISHED.map((room) => {
    const packed = npm(join(workspace, distOf(room)), 'pack', '--json', '--pack-destination', target);
    return (JSON.parse(packed) as { filename: string }[])[0]?.filename as string;
  });
}

/**
 * CycloneDX, of what the lockfile names: at the commit's time, without a random number and under the name of the manifest,
 * where npm says that of the folder, so that it can be made again anywhere.
 */
function sbom(workspace: string): string {
  const { serialNumber: _, ...bom } = JSON.parse(
    npm(workspace, 'sbom', '--sbom-format=cyclonedx', '--package-lock-only'),
  );
  const timestamp = git(workspace, 'log', '-1', '--format=%cI');
  const { name } = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8'));
  const component = { ...bom.metadata.component, name };
  return `${JSON.stringify({ ...bom, metadata: { ...bom.metadata, timestamp, component } }, null, 2)}\n`;
}

function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'ignore'] });
}
