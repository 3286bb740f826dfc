/**
 * Makes a release: says which version the data gets and why, has Nx write, commit and tag it, and fills dist/release.
 * On a commit that is a release it makes the artefacts again, the same bytes. With --dry-run it tells all this and changes
 * nothing.
 */
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
