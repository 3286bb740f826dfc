/**
 * Makes a release: says which version the data gets and why, has Nx write, commit and tag it, and fills dist/release.
 * With --dry-run it tells all this and changes nothing.
 */
import { findWorkspace, report, UsageError } from '@cpu-models/outputs';
import { releaseVersion } from 'nx/release';
import { TARGET, writeArtifacts } from './artifacts.js';
import { changelog } from './changelog.js';
import { git } from './git.js';
import { outputFolders } from './pack.js';
import { nextRelease } from './prepare.js';

async function main(dryRun: boolean): Promise<void> {
  const workspace = findWorkspace();
  const { last, version, bump, impact, names } = await nextRelease(workspace);
  console.log(`${last ?? 'no release'} -> v${version} (${bump.level}): ${bump.reasons.slice(0, 5).join('; ')}`);
  if (bump.level === 'none') return;
  if (!dryRun && git(workspace, 'status', '--porcelain') !== '')
    throw new UsageError('there are changes that are not committed: a release names its commit; commit or stash them');
  const text = changelog(version, git(workspace, 'log', '-1', '--format=%cs'), impact, names, bump);
  console.log(`\n${text}`);
  await releaseVersion({ specifier: version, dryRun, firstRelease: last === null });
  if (dryRun) console.log(`would pack the npm package and ${outputFolders(workspace).join(', ')} into ${TARGET}`);
  else for (const { name, sha256 } of writeArtifacts(workspace, version, text)) console.log(`${sha256}  ${name}`);
}

try {
  await main(process.argv.includes('--dry-run'));
} catch (error) {
  report(error, false);
}
