import { listFolder, readBytes, sha256 } from './files.js';
import { revertHunks } from './hunk.js';
import type { ReadTree } from './plan.js';
import { type ApplyRecord, parseRecord, RECORD } from './record.js';

/** A tree as it was before anything was applied. */
export interface Original {
  readonly record: ApplyRecord | undefined;
  /** Contents of the files that were changed; null for those that were not there. */
  readonly files: ReadonlyMap<string, string | null>;
  /** Places that cannot be found again: the record does not belong to this tree any more. */
  readonly broken: readonly string[];
  /** Generated files that somebody has edited since. */
  readonly edited: readonly string[];
}

/** Works out what a tree was like, from its record. */
export function originalOf(project: string, root: string): Original {
  const text = readBytes(root, RECORD);
  const files = new Map<string, string | null>();
  if (text === undefined) return { record: undefined, files, broken: [], edited: [] };
  const record = parseRecord(text);
  if (record === undefined || record.project !== project)
    return { record, files, broken: [`${RECORD} is no record of ${project}`], edited: [] };
  const broken: string[] = [];
  for (const { path, hunks } of record.edited) {
    const current = readBytes(root, path);
    const reverted = current === undefined ? { problem: 'the file is gone' } : revertHunks(current, hunks);
    if ('problem' in reverted)
      broken.push(`${path}: ${reverted.problem}; if the tree was restored by other means, remove ${RECORD}`);
    else files.set(path, reverted.text);
  }
  const edited = record.written.flatMap(({ path, before, sha256: written }) => {
    files.set(path, before);
    const current = readBytes(root, path);
    return current === undefined || sha256(current) === written ? [] : [path];
  });
  return { record, files, broken, edited };
}

/** Reads and lists as if nothing had been applied. */
export function readersOf(root: string, { files }: Original): { read: ReadTree; list: (folder: string) => string[] } {
  return {
    read: (path) => (files.has(path) ? (files.get(path) ?? undefined) : readBytes(root, path)),
    list: (folder) => listFolder(root, folder).filter((name) => files.get(`${folder}/${name}`) !== null),
  };
}
