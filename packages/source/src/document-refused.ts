import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
} from 'yaml';
import type { Problem } from './problem.js';

/** Deeper than any kind of file needs. */
export const MAX_DEPTH = 32;

type Fault = Pick<Problem, 'message' | 'expected' | 'fix'>;

/** A construct that YAML allows and the source does not. */
export interface Refused extends Fault {
  readonly offset: number;
}

/** Everything in a parsed file that the source does not allow, in order. */
export function refusedIn(document: Document): Refused[] {
  const { contents, directives } = document;
  const found: Refused[] = [];
  if (directives?.yaml.explicit || Object.keys(directives?.tags ?? {}).length > 1) {
    found.push({
      offset: 0,
      message: 'a directive',
      expected: 'YAML 1.2 without directives',
      fix: 'delete the line that starts with %',
    });
  }
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    found.push({ offset: 0, message: 'the file is empty', expected: 'fields as its schema says' });
  } else visit(contents, 0, found);
  return found;
}

function visit(node: unknown, depth: number, found: Refused[]): void {
  const refuse = (fault: Fault | undefined): boolean => {
    if (fault !== undefined) found.push({ offset: (isNode(node) ? node.range?.[0] : undefined) ?? 0, ...fault });
    return fault !== undefined;
  };
  if (!isNode(node)) return;
  if (depth > MAX_DEPTH) return void refuse(TOO_DEEP);
  if (refuse(decoration(node))) return;
  if (isScalar(node)) refuse(wrongNumber(node));
  else if (isSeq(node)) for (const item of node.items) visitItem(item, depth + 1, found);
  else if (isMap(node)) visitMap(node.items, depth + 1, found);
}

export const TOO_DEEP: Fault = { message: 'nested too deeply', expected: `at most ${MAX_DEPTH} levels` };

/** `- a: b` in a flow sequence (`[ a: b ]`) is a pair of its own. */
function visitItem(item: unknown, depth: number, found: Refused[]): void {
  if (isPair(item)) visitMap([item], depth, found);
  else visit(item, depth, found);
}

function visitMap(pairs: readonly Pair[], depth: number, found: Refused[]): void {
  const seen = new Set<string>();
  for (const { key, value } of pairs) {
    const offset = (isNode(key) ? key.range?.[0] : undefined) ?? (isNode(value) ? value.range?.[0] : undefined) ?? 0;
    const fault = (isNode(key) ? decoration(key) : undefined) ?? wrongKey(key, seen);
    if (fault !== undefined) found.push({ offset, ...fault });
    visit(value, depth, found);
  }
}

function wrongKey(key: unknown, seen: Set<string>): Fault | undefined {
  if (!isScalar(key)) return { message: 'a key that is not a word', expected: 'the name of a field' };
  const { value, source } = key as Scalar;
  if (typeof value !== 'string') {
    const given = source === undefined || source === '' ? 'an empty key' : `the key ${source} is not a string`;
    return { message: given, expected: 'a name', ...(source ? { fix: `write "${source}" in quotes` } : {}) };
  }
  if (value === '<<') return { message: 'a merge key <<', expected: 'values written out' };
  if (seen.has(value))
    return { message: `the key ${value} stands twice`, expected: 'each key once', fix: 'delete one' };
  seen.add(value);
  return undefined;
}

/** Aliases can make gigabytes of a small file, anchors serve nothing else, and tags change what a value is. */
function decoration(node: Node): Fault | undefined {
  if (isAlias(node)) return { message: `the alias *${node.source}`, expected: 'values written out' };
  const { anchor, tag } = node as { anchor?: string; tag?: string };
  if (anchor !== undefined)
    return { message: `the anchor &${anchor}`, expected: 'no anchors: nothing can refer to them' };
  if (tag !== undefined) return { message: `the tag ${tag.replace('tag:yaml.org,2002:', '!!')}`, expected: 'no tags' };
  return undefined;
}

function wrongNumber({ value, source = '' }: Scalar): Fault | undefined {
  if (typeof value !== 'number') return undefined;
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return {
      message: `the number ${source} loses precision`,
      expected: 'a quoted string for values above 2^53',
      fix: `write "${source}"`,
    };
  }
  if (/^[-+]?0[0-9]/.test(source)) {
    return {
      message: `the number ${source} starts with 0, which some take for octal`,
      expected: `${value}, 0x or quotes`,
    };
  }
  return undefined;
}
