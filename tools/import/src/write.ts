import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transact } from '@cpu-models/emit';
import { editFile, renderFile } from '@cpu-models/source';
import type { WantedFile } from './qemu/merge.js';

/** A source file whose text an import changes. */
export interface FileChange {
  /** Below the source's root. */
  readonly path: string;
  /** Null for a file that is new. */
  readonly before: string | null;
  readonly after: string;
}

/** The files that do not say yet what they should, with the texts that do. Nothing is written. */
export async function planChanges(root: string, files: readonly WantedFile[]): Promise<FileChange[]> {
  const changes = await Promise.all(files.map((file) => planChange(root, file)));
  return changes.filter((change) => change.before !== change.after);
}

async function planChange(root: string, { kind, path, value }: WantedFile): Promise<FileChange> {
  const before = await readFile(join(root, path), 'utf8').catch(() => null);
  const schema = `${'../'.repeat(path.split('/').length - 1)}${kind}.schema.json`;
  const after = before === null ? renderFile(kind, schema, value) : editFile(kind, before, value);
  return { path, before, after };
}

/** Writes the changed files, all of them or none. */
export async function writeChanges(root: string, changes: readonly FileChange[]): Promise<void> {
  transact(root, new Map(changes.map(({ path, after }) => [path, after])));
}
