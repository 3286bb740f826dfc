import { recover } from '@cpu-models/emit';
import { readBytes, sha256, toBytes } from './files.js';
import { applyEdits, type Edit, type Hunk, unfindable } from './hunk.js';
import { originalOf, readersOf } from './original.js';
import type { GeneratedFiles, ReadTree, Target } from './plan.js';
import { type ApplyRecord, formatRecord, RECORD } from './record.js';
import { ApplyRefusal } from './refusal.js';
import { releaseFor } from './release.js';
import { type Changes, makeChanges } from './transaction.js';

export interface ApplyOptions {
  /** Releases that can be generated. */
  readonly releases: readonly string[];
  /** Releases whose files are those of another one. */
  readonly answeredBy?: Readonly<Record<string, string>>;
  /** The release that a version is of, undefined for one on the way to a release; its first two numbers unless said. */
  readonly releaseOf?: (version: string) => string | undefined;
  /** Instead of the one that the tree says it is. */
  readonly release?: string | undefined;
  /** Generated files of a release, point releases (`7.2.22`) included. */
  readonly generate: (release: string) => GeneratedFiles;
  /** Let go what the tree's own tables say beyond the generated ones. */
  readonly discard?: boolean | undefined;
  /** For good: no record is kept, and only the tree's version control can go back. */
  readonly adopt?: boolean | undefined;
}

/** A tree as it is and as it should be. */
export interface Applied {
  readonly release: string;
  /** The tree's own version. */
  readonly version: string;
  /** Files that are not as they should be, with what they have to become. */
  readonly changes: Changes;
  readonly record: ApplyRecord;
}

/**
 * Says what a tree has to become, and writes nothing.
 * @throws ApplyRefusal for a tree that is not understood
 */
export function planTree(target: Target, root: string, options: ApplyOptions): Applied {
  const original = originalOf(target.project, root);
  const { read, list } = readersOf(root, original);
  const found = target.version(read);
  if ('reason' in found)
    throw new ApplyRefusal(root, [`it is not a source tree of ${target.project}: ${found.reason}`]);
  if (original.broken.length > 0) throw new ApplyRefusal(root, original.broken);
  const release = releaseFor(target.project, root, found.version, options);
  // A point release may say a little else than the first of its series, and the source knows since when.
  const exact = options.release === undefined ? found.version : release;
  const planned = target.plan(read, list, options.generate(exact), options.discard === true);
  if ('reasons' in planned) throw new ApplyRefusal(root, planned.reasons);
  const edited = [...planned.plan.edits].map(([path, edits]) => edit(root, path, read, edits));
  const written = [...planned.plan.files].map(([path, text]) => ({
    path,
    text: toBytes(text),
    before: read(path) ?? null,
  }));
  const wanted = new Map([...edited, ...written].map(({ path, text }) => [path, text]));
  // What an older generator wrote and this one does not is not left behind.
  const stale = [...original.files].filter(([path]) => !wanted.has(path));
  const changes = new Map([...wanted, ...stale].filter(([path, text]) => (readBytes(root, path) ?? null) !== text));
  const record = {
    project: target.project,
    release,
    edited: edited.filter(({ hunks }) => hunks.length > 0).map(({ path, hunks }) => ({ path, hunks })),
    written: written
      .filter(({ text, before }) => text !== before)
      .map(({ path, text, before }) => ({ path, before, sha256: sha256(text) })),
  };
  return { release, version: found.version, changes, record };
}

function edit(
  root: string,
  path: string,
  read: ReadTree,
  edits: readonly Edit[],
): { path: string; text: string; hunks: Hunk[] } {
  const edited = applyEdits(read(path) ?? '', edits);
  const problem = unfindable(edited.text, edited.hunks);
  if (problem !== undefined) throw new ApplyRefusal(root, [`${path}: ${problem}`]);
  return { path, ...edited };
}

/** Puts the generated files into a tree: all of them, or none. */
export async function applyTree(target: Target, root: string, options: ApplyOptions): Promise<Applied> {
  recover(root);
  const applied = planTree(target, root, options);
  const record = options.adopt === true ? null : toBytes(formatRecord(applied.record));
  const changes = new Map(applied.changes);
  if ((readBytes(root, RECORD) ?? null) !== record) changes.set(RECORD, record);
  if (changes.size > 0) makeChanges(root, changes);
  return applied;
}

/**
 * Takes out again what was applied; what has changed elsewhere since stays.
 * @returns the paths that changed
 * @throws ApplyRefusal where the record is missing or no longer fits
 */
export async function revertTree(target: Target, root: string): Promise<string[]> {
  recover(root);
  const { record, files, broken, edited } = originalOf(target.project, root);
  const byHand = edited.map((path) => `${path} was edited since it was generated; the change belongs into the source`);
  const problems = [...broken, ...byHand];
  if (problems.length > 0) throw new ApplyRefusal(root, problems);
  if (record === undefined) {
    throw new ApplyRefusal(root, [
      `it has no ${RECORD}: nothing was applied, or for good, and then its version control can go back`,
    ]);
  }
  const changes = new Map([...files].filter(([path, text]) => (readBytes(root, path) ?? null) !== text));
  makeChanges(root, new Map([...changes, [RECORD, null]]));
  return [...changes.keys()];
}
