import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath } from '../cache.js';
import { fetchSource } from '../sources/sources.js';
import { compareReleases } from '../sources/version.js';

/** Releases that distributions have in full: one for each of the places where QEMU has kept other projects' sources. */
const IN_FULL = ['7.2', '10.0'];

/**
 * Trees of releases that have other projects' sources, in the order in which they are asked for them.
 *
 * The same ones first, whatever is at hand: what a release keeps is of the version that its own build asks for, and an
 * older one may lack what a newer build asks of it (QEMU 5.2's keymap-gen does not take 6.0's options).
 */
export async function* lenders(fetch = fetchSource, atHand = cachedTrees): AsyncGenerator<string> {
  for (const release of IN_FULL) {
    const tree = await fetch('qemu', release);
    if (tree.kind === 'available') yield tree.value.directory;
  }
  yield* await atHand();
}

/** The trees of QEMU that are at hand, newest first. */
async function cachedTrees(): Promise<string[]> {
  const folder = await cachePath('sources');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith('qemu-'));
  return names
    .sort(compareReleases)
    .reverse()
    .map((name) => join(folder, name));
}
