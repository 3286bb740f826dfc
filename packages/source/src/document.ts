import { isCollection, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { Problem } from './problem.js';

/** Path to a value inside a document: keys and indices. */
export type Path = readonly (string | number)[];

/** A parsed YAML file whose values can be traced to their positions. */
export interface SourceDocument {
  /** Relative to the source's root, with forward slashes. */
  readonly file: string;
  readonly text: string;
  readonly yaml: Document;
  readonly lines: LineCounter;
  /** The plain value. Integers that a double cannot hold are refused while parsing. */
  readonly value: unknown;
}

/** Far above any honest file; keeps a hostile one from eating memory. */
const MAX_BYTES = 1 << 20;
const MAX_DEPTH = 32;

/**
 * Parses one YAML file.
 * Aliases and anchors are refused (they can multiply a small file into gigabytes), as are several documents in a file.
 */
export function parseSource(file: string, bytes: Uint8Array): { document?: SourceDocument; problems: Problem[] } {
  const decoded = decode(file, bytes);
  if (typeof decoded !== 'string') return { problems: [decoded] };
  const lines = new LineCounter();
  const yaml = parseDocument(decoded, { lineCounter: lines, version: '1.2', uniqueKeys: true, strict: true });
  const at = (offset: number) => position(lines, offset);
  const problems = [...yaml.errors, ...yaml.warnings].map((error): Problem => {
    const message = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '').trim();
    return { file, ...at(error.pos[0]), rule: 'yaml', message };
  });
  if (problems.length === 0) problems.push(...refused(file, yaml.contents, lines, 0));
  if (problems.length > 0) return { problems };
  return { document: { file, text: decoded, yaml, lines, value: yaml.toJS({ maxAliasCount: 0 }) }, problems };
}

function decode(file: string, bytes: Uint8Array): string | Problem {
  const start = { file, line: 1, column: 1 };
  if (bytes.length > MAX_BYTES) {
    return { ...start, rule: 'size', message: `the file has ${bytes.length} bytes`, expected: `at most ${MAX_BYTES}` };
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { ...start, rule: 'encoding', message: 'the file starts with a byte order mark', expected: 'UTF-8 without one' };
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ...start, rule: 'encoding', message: 'the file is not UTF-8', expected: 'UTF-8', fix: 'save it again as UTF-8' };
  }
}

/** Constructs that YAML allows and the source does not. */
function refused(file: string, node: unknown, lines: LineCounter, depth: number): Problem[] {
  const problem = (message: string, expected: string): Problem[] => {
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    return [{ file, ...position(lines, offset), rule: 'yaml', message, expected }];
  };
  if (depth > MAX_DEPTH) return problem('nested too deeply', `at most ${MAX_DEPTH} levels`);
  if (isPair(node)) return [...refused(file, node.key, lines, depth), ...refused(file, node.value, lines, depth)];
  if (!isNode(node)) return [];
  if (!isScalar(node) && !isCollection(node)) return problem('an alias', 'values written out');
  if (node.anchor !== undefined) return problem(`the anchor &${node.anchor}`, 'no anchors: nothing can refer to them');
  if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) return problem(`the tag ${node.tag}`, 'no tags');
  if (isScalar(node)) {
    const lossy = typeof node.value === 'number' && Number.isInteger(node.value) && !Number.isSafeInteger(node.value);
    return lossy ? problem(`the number ${node.source} loses precision`, 'a quoted string for values above 2^53') : [];
  }
  return node.items.flatMap((item) => refused(file, item, lines, depth + 1));
}

/**
 * Where the value at `path` stands: the nearest node that exists on the way there.
 * With `key`, the position of the last path element's key rather than of its value.
 */
export function locate(document: SourceDocument, path: Path, key = false): { line: number; column: number } {
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
  return position(document.lines, offset);
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

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
