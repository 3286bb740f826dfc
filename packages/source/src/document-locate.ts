import { type Document, isMap, isNode, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

/** Path to a value inside a document: keys and indices. */
export type Path = readonly (string | number)[];

interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Where the value at `path` stands: the nearest node that exists on the way there.
 * With `key`, the position of the last path element's key rather than of its value.
 */
export function locate(
  document: { readonly yaml: Document; readonly lines: LineCounter },
  path: Path,
  key = false,
): Place {
  let node: Node | null = document.yaml.contents;
  let offset = node?.range?.[0] ?? 0;
  path.forEach((step, i) => {
    if (node === null) return;
    const found = child(node, step);
    node = found?.value ?? null;
    if (found === undefined) return;
    const last = i === path.length - 1;
    offset = (last && key ? found.key : found.value)?.range?.[0] ?? found.key?.range?.[0] ?? offset;
  });
  return placeOf(document.lines, offset);
}

/** The node at `path`, if there is one. */
export function nodeAt(document: { readonly yaml: Document }, path: Path): Node | null {
  return path.reduce<Node | null>((node, step) => (node && child(node, step)?.value) ?? null, document.yaml.contents);
}

function child(node: Node, step: string | number): { key?: Node | undefined; value: Node | null } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === String(step));
    if (pair === undefined) return undefined;
    return { key: isNode(pair.key) ? pair.key : undefined, value: isNode(pair.value) ? pair.value : null };
  }
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return isNode(item) ? { value: item } : undefined;
  }
  return undefined;
}

/** Line and column of an offset, counted from 1. */
export function placeOf(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
