import { existsSync } from 'node:fs';
import { listFolder, readBytes, sha256, toBytes } from './files.js';
import { applyEdits, type Hunk, revertHunks, unfindable } from './hunk.js';
import type { GeneratedFiles, ReadTree, Target, TreePlan } from './plan.js';
import { type ApplyRecord, formatRecord, parseRecord, RECORD } from './record.js';
import { ApplyRefusal } from './refusal.js';
import { type Changes, makeChanges } from './transaction.js';

export interface ApplyOptions {
  /** Releases that can be generated. */
  readonly releases: readonly string[];
  /** Instead of the one that the tree says it is. */
  readonly release?: string | undefined;
  /** Generated files of a release. */
  readonly generate: (release: string) => GeneratedFiles;
  /** Let go what the tree's own tables say beyond the generated ones. */
  readonly discard?: boolean | undefined;
}

/** A tree as it is and as it should be. */
export interface Applied {
  readonly release: string;
  /** The tree's own version. */
  readonly version: string;
  /** Files that are not as they should be, with what they have to become. */
  readonly changes: Changes;
  /** What was replaced in upstream's own files. */
  readonly record: ApplyRecord;
}

/**
 * Says what a tree has to become, and writes nothing.
 * @throws ApplyRefusal for a tree that is not understood
 */
export function planTree(target: Target, root: string, options: ApplyOptions): Applied {
  const { read, record } = readOriginal(target, root);
  const found = existsSync(root) ? target.version(read) : { reason: 'it does not exist' };
  if ('reason' in found) throw new ApplyRefusal(root, [`it is no source tree of ${target.project}: ${found.reason}`]);
  const release = releaseFor(target, root, found.version, options);
  const list = (folder: string) => listOriginal(root, folder, record);
  const planned = target.plan(read, list, options.generate(release), options.discard === true);
  if ('reasons' in planned) throw new ApplyRefusal(root, planned.reasons);
  return { release, version: found.version, ...carryOut(target, root, read, planned.plan, release, record) };
}

/** Puts the generated files into a tree. */
export async function applyTree(target: Target, root: string, options: ApplyOptions): Promise<Applied> {
  const applied = planTree(target, root, options);
  const { record, changes } = applied;
  const nothingReplaced = record.edited.length === 0 && record.written.every(({ before }) => before === null && record.edited.length === 0);
  // A tree that has been switched over for good needs no record: its version control has the past.
  const keeps = !(nothingReplaced && readBytes(root, RECORD) === undefined);
  const text = toBytes(formatRecord(record));
  const all = new Map(changes);
  if (keeps && changes.size > 0 && readBytes(root, RECORD) !== text) all.set(RECORD, text);
  if (all.size > 0) await makeChanges(root, all);
  return applied;
}

/**
 * Takes out again what was applied.
 * @returns the paths that changed
 * @throws ApplyRefusal where the record is missing or no longer fits
 */
export async function revertTree(target: Target, root: string): Promise<string[]> {
  const { record, originals, problems } = originalsOf(target, root);
  if (record === undefined) {
    throw new ApplyRefusal(root, [`it has no ${RECORD}: nothing was applied, or it was switched over for good; its version control can go back`]);
  }
  if (problems.length > 0) throw new ApplyRefusal(root, problems);
  await makeChanges(root, new Map([...originals, [RECORD, null]]));
  return [...originals.keys()];
}

function releaseFor(target: Target, root: string, version: string, { release, releases }: ApplyOptions): string {
  const supported = `supported are ${releases.join(', ')}`;
  if (release !== undefined) {
    if (!releases.includes(release)) throw new ApplyRefusal(root, [`${target.project} ${release} is not supported; ${supported}`]);
    return release;
  }
  const [major, minor, micro = '0'] = version.split('.');
  // A micro release of 50 and more is development towards the next release.
  const found = Number(micro) < 50 ? releases.find((candidate) => candidate === `${major}.${minor}`) : undefined;
  if (found === undefined) throw new ApplyRefusal(root, [`it is ${target.project} ${version}; ${supported} (--release says which to take for it)`]);
  return found;
}

/** Files as they were before anything was applied. */
function originalsOf(target: Target, root: string) {
  const originals = new Map<string, string | null>();
  const problems: string[] = [];
  const text = readBytes(root, RECORD);
  if (text === undefined) return { record: undefined, originals, problems };
  const record = parseRecord(text);
  if (record === undefined || record.project !== target.project) return { record, originals, problems: [`${RECORD} is no record of ${target.project}`] };
  for (const { path, hunks } of record.edited) {
    const current = readBytes(root, path);
    const reverted = current === undefined ? { problem: 'the file is gone' } : revertHunks(current, hunks);
    if ('problem' in reverted) problems.push(`${path}: ${reverted.problem}; if the tree was restored by other means, remove ${RECORD}`);
    else originals.set(path, reverted.text);
  }
  for (const { path, before, sha256: written } of record.written) {
    const current = readBytes(root, path);
    if (current !== undefined && sha256(current) !== written) problems.push(`${path} was changed by hand since it was generated; the change belongs into the source`);
    else originals.set(path, before);
  }
  return { record, originals, problems };
}

function readOriginal(target: Target, root: string): { read: ReadTree; record: ReadonlyMap<string, string | null> } {
  const { originals, problems } = originalsOf(target, root);
  const broken = problems.filter((problem) => !problem.includes('changed by hand'));
  if (broken.length > 0) throw new ApplyRefusal(root, broken);
  const read: ReadTree = (path) => (originals.has(path) ? (originals.get(path) ?? undefined) : readBytes(root, path));
  return { read, record: originals };
}

function listOriginal(root: string, folder: string, originals: ReadonlyMap<string, string | null>): string[] {
  return listFolder(root, folder).filter((name) => originals.get(`${folder}/${name}`) !== null);
}

function carryOut(target: Target, root: string, read: ReadTree, plan: TreePlan, release: string, originals: ReadonlyMap<string, string | null>) {
  const changes = new Map<string, string | null>();
  const note = (path: string, text: string) => {
    if (readBytes(root, path) !== text) changes.set(path, text);
  };
  const edited: { path: string; hunks: Hunk[] }[] = [];
  for (const [path, edits] of plan.edits) {
    const { text, hunks } = applyEdits(read(path) ?? '', edits);
    const problem = unfindable(text, hunks);
    if (problem !== undefined) throw new ApplyRefusal(root, [`${path}: ${problem}`]);
    note(path, text);
    if (hunks.length > 0) edited.push({ path, hunks });
  }
  const written: { path: string; before: string | null; sha256: string }[] = [];
  for (const [path, text] of plan.files) {
    const bytes = toBytes(text);
    note(path, bytes);
    const before = read(path) ?? null;
    if (before !== bytes) written.push({ path, before, sha256: sha256(bytes) });
  }
  // What an older generator wrote and this one does not is not left behind.
  for (const [path, before] of originals) if (!plan.files.has(path) && !plan.edits.has(path)) changes.set(path, before);
  return { changes, record: { project: target.project, release, edited, written } };
}
