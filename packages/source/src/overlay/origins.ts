import { type Document, isCollection, isMap, isNode, LineCounter, type Node, parseDocument } from 'yaml';

interface Point {
  readonly line: number;
  readonly column: number;
}

interface Located extends Point {
  readonly file: string;
}

/** From a position in the merged text to where its author wrote it. */
export type OriginFinder = (line: number, column: number) => Located;

/**
 * Prepares to trace positions of a merged text. Its nodes still have the ranges of the text that they come from, so the
 * merged text is parsed again and both trees are walked side by side.
 */
export function originFinder(
  merged: Document,
  text: string,
  base: { file: string; text: string },
  added: { file: string; text: string; document: Document },
): OriginFinder {
  const own = new Set<Node>();
  walk(added.document.contents, (node) => own.add(node));
  const places: { start: number; from: Located }[] = [];
  walkBoth(merged.contents, parseDocument(text).contents, (node, copy) => {
    const origin = own.has(node) ? added : base;
    places.push({
      start: copy.range?.[0] ?? 0,
      from: { file: origin.file, ...pointOf(origin.text, node.range?.[0] ?? 0) },
    });
  });
  places.sort((a, b) => a.start - b.start);
  const lines = new LineCounter();
  parseDocument(text, { lineCounter: lines });
  return (line, column) => {
    const offset = (lines.lineStarts[line - 1] ?? 0) + column - 1;
    return places.findLast(({ start }) => start <= offset)?.from ?? { file: base.file, line: 1, column: 1 };
  };
}

/** Line and column of a position, from 1. */
export function pointOf(text: string, offset: number): Point {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function walk(node: unknown, visit: (node: Node) => void): void {
  for (const inner of childrenOf(node)) walk(inner, visit);
  if (isNode(node)) visit(node);
}

function walkBoth(node: unknown, copy: unknown, visit: (node: Node, copy: Node) => void): void {
  if (!isNode(node) || !isNode(copy)) return;
  visit(node, copy);
  const copies = childrenOf(copy);
  childrenOf(node).forEach((inner, i) => walkBoth(inner, copies[i], visit));
}

function childrenOf(node: unknown): unknown[] {
  if (!isCollection(node)) return [];
  return isMap(node) ? node.items.flatMap((pair) => [pair.key, pair.value]) : node.items;
}
