/** Makes a release, or with --dry-run tells what it would be; see ./make.ts. */
import { findRepository } from './git.js';
import { recoverRelease } from './interrupted.js';

const dryRun = process.argv.includes('--dry-run');
const repository = findRepository(process.cwd());
// First of all: a release that was stopped may have left manifests without which nothing else can be loaded.
if (!dryRun && repository !== null) recoverRelease(repository);
const [{ release }, { report }] = await Promise.all([import('./make.js'), import('@cpu-models/outputs')]);
try {
  await release(dryRun);
} catch (error) {
  report(error, false);
}
