import { type Change, isTree, type Tree } from './tree.js';

/**
 * Counts what only one of two trees has as one fact, however many it consists of.
 * @param entities paths of the things that a fact belongs to, the widest first
 */
export function wholeEntities(
  changes: readonly Change[],
  before: Tree,
  after: Tree,
  entities: (path: readonly string[]) => readonly (readonly string[])[],
): Change[] {
  const seen = new Map<string, Change>();
  for (const change of changes) {
    const path = entities(change.path).find((name) => has(before, name) !== has(after, name));
    if (path === undefined) seen.set(change.path.join('\0'), change);
    else {
      const there = has(before, path);
      seen.set(path.join('\0'), { path, from: there ? 'there' : undefined, to: there ? undefined : 'there' });
    }
  }
  return [...seen.values()];
}

function has(tree: Tree, path: readonly string[]): boolean {
  return path.reduce<unknown>((value, name) => (isTree(value) ? value[name] : undefined), tree) !== undefined;
}
