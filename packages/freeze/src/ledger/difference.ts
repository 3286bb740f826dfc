import { type Difference, HEAD, isList, isTree, type Leaf, type ListEdit, sameLeaf, type Tree } from './tree.js';

/** What turns `before` into `after`, as short as it can be said. */
export function differenceOf(before: Tree, after: Tree): Difference {
  const entries: [string, Difference[string]][] = [];
  const earlier: [string, Tree][] = [];
  for (const [name, to] of Object.entries(after)) {
    const from = before[name];
    if (isTree(to)) {
      const inner = from === undefined ? newTree(to, earlier) : differenceOf(isTree(from) ? from : {}, to);
      if (Object.keys(inner).length > 0) entries.push([name, inner]);
      earlier.push([name, to]);
    } else if (!sameLeaf(from, to)) entries.push([name, isList(from) && isList(to) ? editOf(from, to) : to]);
  }
  for (const name of Object.keys(before)) if (!Object.hasOwn(after, name)) entries.push([name, null]);
  return Object.fromEntries(entries);
}

/** A thing that is new: its lists may be those of one before it but for a few names. */
function newTree(tree: Tree, earlier: readonly (readonly [string, Tree])[]): Difference {
  const base = differenceOf({}, tree);
  return Object.fromEntries(
    Object.entries(base).map(([name, value]) => [name, isList(value) ? likeAnother(name, value, earlier) : value]),
  );
}

/** Lists without order (sorted ones) as those of the most like sibling. */
function likeAnother(field: string, list: readonly string[], earlier: readonly (readonly [string, Tree])[]) {
  if (!isSorted(list)) return list;
  let best: readonly string[] | ListEdit = list;
  let cost = list.length;
  for (const [like, sibling] of earlier) {
    const other = sibling[field];
    if (!isList(other) || !isSorted(other)) continue;
    const [old, now] = [new Set(other), new Set(list)];
    const [gone, added] = [other.filter((item) => !now.has(item)), list.filter((item) => !old.has(item))];
    if (gone.length + added.length + 3 >= cost) continue;
    cost = gone.length + added.length + 3;
    best = { like, ...(gone.length > 0 ? { '-': gone } : {}), ...(added.length > 0 ? { with: added } : {}) };
  }
  return best;
}

function isSorted(list: readonly string[]): boolean {
  return list.every((item, at) => at === 0 || (list[at - 1] ?? '') < item);
}

/** An edit where it is shorter than the list, and the list where not. */
function editOf(from: readonly string[], to: readonly string[]): ListEdit | Leaf {
  const [old, now] = [new Set(from), new Set(to)];
  if (old.size < from.length || now.size < to.length) return to;
  const gone = from.filter((item) => !now.has(item));
  const added = to.flatMap((item, at) => (old.has(item) ? [] : [[item, to[at - 1] ?? HEAD] as const]));
  const edit: ListEdit = {
    ...(gone.length > 0 ? { '-': gone } : {}),
    ...(added.length > 0 ? { '+': Object.fromEntries(added) } : {}),
  };
  return gone.length + 2 * added.length < to.length && sameLeaf(editList(from, edit), to) ? edit : to;
}

function editList(list: readonly string[], edit: ListEdit): string[] {
  const gone = new Set(edit['-'] ?? []);
  const result = list.filter((item) => !gone.has(item));
  for (const [item, before] of Object.entries(edit['+'] ?? {})) result.splice(result.indexOf(before) + 1, 0, item);
  return edit.with === undefined ? result : [...result, ...edit.with].sort(byCode);
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The tree that a difference makes of another one. */
export function applyDifference(before: Tree, difference: Difference, siblings: Tree = {}): Tree {
  const result: Record<string, Tree | Leaf> = { ...before };
  for (const [name, to] of Object.entries(difference)) {
    const from = result[name];
    if (to === null) delete result[name];
    else if (typeof to !== 'object' || isList(to)) result[name] = to;
    else if (isEdit(to)) result[name] = editList(baseOf(to, from, siblings, name), to);
    else result[name] = applyDifference(isTree(from) ? from : {}, to as Difference, result);
  }
  return result;
}

function isEdit(value: object): value is ListEdit {
  return '+' in value || '-' in value || 'like' in value;
}

function baseOf({ like }: ListEdit, from: Tree | Leaf | undefined, siblings: Tree, field: string): readonly string[] {
  const sibling = like === undefined ? undefined : siblings[like];
  const list = like === undefined ? from : isTree(sibling) ? sibling[field] : undefined;
  return isList(list) ? list : [];
}
