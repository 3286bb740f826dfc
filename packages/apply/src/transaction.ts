import { transact } from '@cpu-models/emit';
import { checkPlaces } from './files.js';

/** New contents by path below a tree, one character per byte; null removes the file. */
export type Changes = ReadonlyMap<string, string | null>;

/**
 * Makes all changes or none, also if the run is stopped in between.
 * @throws ApplyRefusal for a path that is a link or leads out of the tree
 */
export function makeChanges(root: string, changes: Changes): void {
  checkPlaces(root, changes.keys());
  const bytes = [...changes].map(([path, text]) => [path, text === null ? null : Buffer.from(text, 'latin1')] as const);
  transact(root, new Map(bytes));
}
