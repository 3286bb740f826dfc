/** A fact: a text, a number, a switch, or names in an order that matters. */
export type Leaf = string | number | boolean | readonly string[];
/** Facts by name. The order of names has no meaning. */
export interface Tree {
  readonly [name: string]: Tree | Leaf;
}

/** What turns one tree into another: new values, null for what has gone, {@link ListEdit} for lists that differ little. */
export interface Difference {
  readonly [name: string]: Difference | ListEdit | Leaf | null;
}

/** Names taken out of a list, and names put in, each with the one that it follows (`^` for the head). */
export interface ListEdit {
  /** The list is that of another thing of its kind, in alphabetical order. */
  readonly like?: string;
  readonly '-'?: readonly string[];
  readonly '+'?: Readonly<Record<string, string>>;
  /** Names put in where the order is alphabetical. */
  readonly with?: readonly string[];
}

export const HEAD = '^';

/** One fact that differs. */
export interface Change {
  readonly path: readonly string[];
  /** Undefined where there was none. */
  readonly from: Leaf | undefined;
  readonly to: Leaf | undefined;
}

export function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function sameLeaf(a: unknown, b: unknown): boolean {
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, at) => item === b[at]);
  return a === b;
}

/** Every fact that two trees differ in. */
export function changesOf(before: Tree, after: Tree, path: readonly string[] = []): Change[] {
  return namesOfBoth(before, after).flatMap((name): Change[] => {
    const [from, to] = [before[name], after[name]];
    const here = [...path, name];
    if (isTree(from) || isTree(to)) {
      const leaves = [from, to].map((value) => (value === undefined || isTree(value) ? undefined : value));
      const own = leaves.some((leaf) => leaf !== undefined) ? [{ path: here, from: leaves[0], to: leaves[1] }] : [];
      return [...own, ...changesOf(isTree(from) ? from : {}, isTree(to) ? to : {}, here)];
    }
    return sameLeaf(from, to) ? [] : [{ path: here, from, to }];
  });
}

function namesOfBoth(before: Tree, after: Tree): string[] {
  return [...Object.keys(before), ...Object.keys(after).filter((name) => !Object.hasOwn(before, name))];
}

/** The tree with some of its facts changed; what holds no fact any more goes. */
export function withChanges(tree: Tree, changes: readonly Change[]): Tree {
  return changes.reduce((result, { path, to }) => withFact(result, path, to), tree);
}

function withFact(tree: Tree, [name = '', ...rest]: readonly string[], to: Leaf | undefined): Tree {
  const old = tree[name];
  const value = rest.length === 0 ? to : withFact(isTree(old) ? old : {}, rest, to);
  if (value !== undefined && !(isTree(value) && Object.keys(value).length === 0)) return { ...tree, [name]: value };
  const { [name]: _gone, ...others } = tree;
  return others;
}
