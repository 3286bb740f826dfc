import { readLines } from './lines.js';
import { type Piece, plainKey, type Structure } from './structure.js';
import { readBlocks } from './yaml-blocks.js';
import { DEEPEST, type Item, isScalar, type Node, readByLibrary, type Scalar } from './yaml-nodes.js';

/** Reads YAML with positions. */
export function readYaml(text: string): Structure {
  const walk = new YamlWalk(text);
  for (const document of readBlocks(text) ?? readByLibrary(text)) walk.visit(document, [], 0, 0);
  return walk;
}

type BlockScalar = Extract<Node, { readonly type: 'block-scalar' }>;

class YamlWalk implements Structure {
  readonly fields: Structure['fields'] = [];
  readonly lists: Piece[][] = [];
  #ids = 0;
  #depth = 0;

  constructor(readonly text: string) {}

  visit(token: Node, path: readonly string[], holder: number, outer: number): void {
    if (++this.#depth <= DEEPEST) this.#visit(token, path, holder, outer);
    this.#depth--;
  }

  #visit(token: Node, path: readonly string[], holder: number, outer: number): void {
    switch (token.type) {
      case 'block-map':
        return this.#map(token.items, path, holder);
      case 'block-seq':
        return this.#sequence(token.items, path, holder);
      case 'flow-collection':
        return token.start.source === '{'
          ? this.#map(token.items, path, holder)
          : this.#sequence(token.items, path, holder);
      case 'block-scalar':
        return this.#block(token);
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        this.fields.push({ path, value: scalarOf(token), holder, outer });
    }
  }

  #map(items: readonly Item[], path: readonly string[], outer: number): void {
    const id = ++this.#ids;
    const keys: Piece[] = [];
    for (const { key, value } of items) {
      const name = key && isScalar(key) ? scalarOf(key) : null;
      if (name !== null) keys.push(name);
      const parts = name === null ? [] : name.text.split(/[./]|::/);
      if (value) this.visit(value, [...path, ...parts], id, outer);
    }
    this.lists.push(keys);
    // `obsolete: {a: true, b: true}` is a set.
    if (keys.length > 0 && items.every(({ value }) => value && isScalar(value) && /^(true|false)$/.test(value.source)))
      for (const value of keys) this.fields.push({ path, value, holder: -1, outer: -1 });
  }

  #sequence(items: readonly Item[], path: readonly string[], outer: number): void {
    const id = ++this.#ids;
    const scalars: Piece[] = [];
    const columns = new Map<string, Piece[]>();
    for (const item of items) {
      // In a flow sequence a pair is an item with a key.
      const value = item.value ?? (item.key && isScalar(item.key) ? item.key : undefined);
      if (!value) continue;
      if (isScalar(value)) scalars.push(scalarOf(value));
      for (const [key, cell] of cellsOf(value)) columns.set(key, [...(columns.get(key) ?? []), cell]);
      this.visit(value, path, id, outer);
    }
    this.lists.push(scalars, ...columns.values());
  }

  /** A script or another configuration inside. */
  #block(token: BlockScalar): void {
    const start = this.text.indexOf('\n', token.offset) + 1;
    if (start === 0 || !/cpu|flags/i.test(token.source)) return;
    const { fields, lists } = readLines(this.text, 'hash', true, [start, start + token.source.length]);
    this.fields.push(...fields.map((field) => ({ ...field, holder: -1, outer: -1 })));
    this.lists.push(...(lists as Piece[][]));
  }
}

function scalarOf({ type, offset, source }: Scalar): Piece {
  const quotes = type === 'scalar' ? 0 : 1;
  return {
    text: source.slice(quotes, source.length - quotes),
    start: offset + quotes,
    end: offset + source.length - quotes,
  };
}

function cellsOf(token: Node): [string, Piece][] {
  if (token.type !== 'block-map' && token.type !== 'flow-collection') return [];
  return token.items.flatMap(({ key, value }): [string, Piece][] =>
    key && value && isScalar(key) && isScalar(value) ? [[plainKey(key.source), scalarOf(value)]] : [],
  );
}
