import { isDeepStrictEqual } from 'node:util';
import {
  Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  Pair,
  parseDocument,
  Scalar,
  type ToStringOptions,
  YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { KindName } from '../kinds.js';
import { fill } from './fill.js';
import { foldedTexts, hideFolded } from './folded.js';
import { type Layout, layoutOf } from './layout.js';

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value | undefined };

const OUTPUT = { lineWidth: 0, flowCollectionPadding: false, singleQuote: false } as const;

/**
 * Writes a new source file in the project's layout.
 * @param schema path to the schema relative to the file, for the editor
 */
export function renderFile(kind: KindName, schema: string, value: unknown): string {
  const document = new Document({});
  document.contents = build(value as Value, '', layoutOf(kind)) as never;
  document.commentBefore = ` yaml-language-server: $schema=${schema}`;
  return tidy(document);
}

/**
 * Changes a source file's text so that it says `value`, touching only what differs: order, comments and spelling of
 * everything else stay.
 * @returns the same text if it says so already
 */
export function editFile(kind: KindName, text: string, value: unknown): string {
  const document = parseDocument(text, { keepSourceTokens: false });
  const layout = layoutOf(kind);
  if (same(document.toJS(), value)) return text;
  const folded = foldedTexts(document, text);
  document.contents = reconcile(document.contents as Node, value as Value, '', layout) as never;
  const unfold = hideFolded(folded);
  return unfold(tidy(document, { ...OUTPUT, flowCollectionPadding: /(: |- )[[{] \S/.test(text) }));
}

function tidy(document: Document, output: ToStringOptions = OUTPUT): string {
  return fill(document.toString(output)).replace(/^(#[^\n]*)\n\n/, '$1\n');
}

/** Makes a node for a value that is new. */
function build(value: Value, path: string, layout: Layout): Node {
  if (Array.isArray(value)) return buildSeq(value as readonly Value[], path, layout);
  if (value !== null && typeof value === 'object')
    return buildMap(value as Record<string, Value | undefined>, path, layout);
  const scalar = new Scalar(value);
  if (typeof value === 'number' && layout.hex.test(path)) scalar.format = 'HEX';
  if (typeof value === 'string' && looksLikeNumber(value)) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

function buildSeq(values: readonly Value[], path: string, layout: Layout): YAMLSeq {
  const seq = new Document([]).contents as unknown as YAMLSeq;
  seq.flow = values.length === 0 || isInline(path, layout);
  seq.items = values.map((item, i) => apart(build(item, join(path, i), layout), join(path, i), layout));
  return seq;
}

function buildMap(value: Record<string, Value | undefined>, path: string, layout: Layout): YAMLMap {
  const map = new YAMLMap();
  map.flow = isInline(path, layout);
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    map.items.push(new Pair(apart(new Scalar(key), join(path, key), layout), build(item, join(path, key), layout)));
  }
  return map;
}

function apart<T extends Node>(node: T, path: string, layout: Layout): T {
  if (layout.apart.test(path)) (node as { spaceBefore?: boolean }).spaceBefore = true;
  return node;
}

/** A collection is inline where the layout says so, and inside another inline one. */
function isInline(path: string, layout: Layout): boolean {
  const steps = path.split('/');
  return steps.some((_, i) => layout.inline.test(steps.slice(0, i + 1).join('/')));
}

function join(path: string, step: string | number): string {
  return path === '' ? String(step) : `${path}/${step}`;
}

/** Numbers that are texts, and releases, 10.0.3 too, are quoted. */
function looksLikeNumber(text: string): boolean {
  return /^\d+(\.\d+)+$/.test(text) || (/^[-+.]?[0-9]/.test(text) && (!Number.isNaN(Number(text)) || /^0x/.test(text)));
}

/** Brings an existing node to a value, reusing whatever says the right thing already. */
function reconcile(node: Node | null, value: Value, path: string, layout: Layout): Node {
  if (isSeq(node) && Array.isArray(value)) return reconcileSeq(node, value, path, layout);
  if (isMap(node) && value !== null && typeof value === 'object' && !Array.isArray(value)) {
    return reconcileMap(node, value as Record<string, Value | undefined>, path, layout);
  }
  if (isScalar(node) && node.value === value) return node;
  const built = build(value, path, layout);
  if (isScalar(node) && isScalar(built)) {
    node.value = built.value;
    if (built.type !== undefined) node.type = built.type as Scalar.Type;
    return node;
  }
  if (node?.comment) built.comment = node.comment;
  return built;
}

function reconcileMap(map: YAMLMap, value: Record<string, Value | undefined>, path: string, layout: Layout): YAMLMap {
  const pairs = new Map(map.items.map((pair) => [String(isScalar(pair.key) ? pair.key.value : pair.key), pair]));
  const wanted = Object.entries(value).filter((entry): entry is [string, Value] => entry[1] !== undefined);
  const kept = map.items.filter((pair) => value[String(isScalar(pair.key) ? pair.key.value : pair.key)] !== undefined);
  wanted.forEach(([key, item], i) => {
    const pair = pairs.get(key);
    if (pair !== undefined) {
      pair.value = reconcile(pair.value as Node | null, item, join(path, key), layout);
      return;
    }
    const before =
      wanted
        .slice(0, i)
        .map(([k]) => kept.findIndex((p) => isScalar(p.key) && String(p.key.value) === k))
        .at(-1) ?? -1;
    const fresh = new Pair(apart(new Scalar(key), join(path, key), layout), build(item, join(path, key), layout));
    kept.splice(before + 1, 0, fresh as never);
  });
  map.items = kept;
  return map;
}

function reconcileSeq(seq: YAMLSeq, values: readonly Value[], path: string, layout: Layout): YAMLSeq {
  const unused = [...(seq.items as Node[])];
  if (unused.length === 0) seq.flow = values.length === 0 || isInline(path, layout);
  seq.items = values.map((value, i) => {
    const index = findSame(unused, value, layout);
    const [node] = index < 0 ? [null] : unused.splice(index, 1);
    return node === null || node === undefined
      ? apart(build(value, join(path, i), layout), join(path, i), layout)
      : reconcile(node, value, join(path, i), layout);
  });
  return seq;
}

/** The old entry that a new one continues: an equal one, else one with the same identity. */
function findSame(nodes: readonly Node[], value: Value, layout: Layout): number {
  const plain = nodes.map((node) => (isCollection(node) ? (node.toJSON() as Value) : (node as Scalar<Value>).value));
  const equal = plain.findIndex((other) => same(other, value));
  if (equal >= 0 || value === null) return equal;
  const id = identity(value, layout);
  return id === undefined ? -1 : plain.findIndex((other) => identity(other, layout) === id);
}

function identity(value: Value, layout: Layout): string | undefined {
  if (value === null || typeof value !== 'object') return value === null ? undefined : String(value);
  const field = layout.identity.find((name) => (value as Record<string, Value>)[name] !== undefined);
  return field === undefined ? undefined : `${field}=${JSON.stringify((value as Record<string, Value>)[field])}`;
}

/** In which order a map has its keys says nothing, and one without a value is none. */
function same(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(a), plain(b));
}

const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
