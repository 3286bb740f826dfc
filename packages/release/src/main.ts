/** Prepares a release in dist/release; with --dry-run tells what it would be and writes nothing. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { report } from '../../cli/src/io/fail.js';
import { findWorkspace } from '../../cli/src/io/workspace.js';
import { changelog } from './changelog.js';
import { type Artifact, checksums, digest, outputFolders, packFolder } from './pack.js';
import { type Next, nextRelease } from './prepare.js';
import { provenance } from './provenance.js';

const git = (workspace: string, ...args: string[]) =>
  execFileSync('git', ['-C', workspace, ...args], { encoding: 'utf8' }).trim();

function write(workspace: string, next: Next, text: string): Artifact[] {
  const target = join(workspace, 'dist/release');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const tarballs = outputFolders(workspace).map((folder) => packFolder(workspace, folder, next.version, target));
  const add = (name: string, content: string): Artifact => {
    writeFileSync(join(target, name), content);
    return { name, sha256: digest(join(target, name)) };
  };
  const sbom = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
    cwd: workspace,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const artifacts = [...tarballs, add('sbom.cdx.json', sbom), add('CHANGELOG.md', text)];
  const build = {
    repository: 'https://cpu-models.dev/repository',
    commit: git(workspace, 'rev-parse', 'HEAD'),
    version: next.version,
    lockfile: digest(join(workspace, 'package-lock.json')),
  };
  const statement = add('provenance.intoto.json', `${JSON.stringify(provenance(artifacts, build), null, 2)}\n`);
  add('SHA256SUMS', checksums([...artifacts, statement]));
  return [...artifacts, statement];
}

async function main(): Promise<void> {
  const dry = process.argv.includes('--dry-run');
  const workspace = findWorkspace();
  const next = await nextRelease(workspace);
  console.log(
    `${next.last ?? 'no release'} -> v${next.version} (${next.bump.level}): ${next.bump.reasons.slice(0, 5).join('; ')}`,
  );
  if (next.bump.level === 'none') return;
  if (!dry && git(workspace, 'status', '--porcelain', '--', 'schemas') !== '')
    throw new Error('the source has changes that are not committed: a release names its commit');
  const date = git(workspace, 'log', '-1', '--format=%cs');
  const text = changelog(next.version, date, next.impact, next.names, next.bump);
  console.log(`\n${text}`);
  if (dry) console.log(`would pack: ${outputFolders(workspace).join(', ')}`);
  else for (const { name, sha256 } of write(workspace, next, text)) console.log(`${sha256}  ${name}`);
}

try {
  await main();
} catch (error) {
  report(error, false);
}
