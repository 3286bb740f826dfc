import { type CST, Parser } from 'yaml';

/** Nobody writes what is nested deeper; it is not looked into. */
export const DEEPEST = 200;

/** A scalar as it is written, with its quotes. */
export interface Scalar {
  readonly type: 'scalar' | 'single-quoted-scalar' | 'double-quoted-scalar';
  readonly offset: number;
  readonly source: string;
}

/** What stands in a map or sequence; in a flow sequence a pair, or a value alone, is an item with a key. */
export interface Item {
  readonly key?: Node | null;
  readonly value?: Node;
}

/** What is read of the tokens of the library `yaml`, whose names these are. */
export type Node =
  | Scalar
  | { readonly type: 'block-scalar'; readonly offset: number; readonly source: string }
  | { readonly type: 'block-map' | 'block-seq'; readonly items: readonly Item[] }
  | { readonly type: 'flow-collection'; readonly start: { readonly source: string }; readonly items: readonly Item[] }
  | { readonly type: 'alias' };

export function isScalar(node: Node): node is Scalar {
  return node.type === 'scalar' || node.type === 'single-quoted-scalar' || node.type === 'double-quoted-scalar';
}

/**
 * The documents of a text as the library reads them, with everything that YAML has. Its concrete syntax bears with
 * templates in the text and with what no document may hold, as copies often have it. None of a text that is nested in
 * thousands of levels.
 */
export function readByLibrary(text: string): Node[] {
  return tokensOf(text).flatMap((token) => (token.type === 'document' && token.value ? [token.value as Node] : []));
}

/** The parser calls itself for each level, so that it runs out of stack on what nobody writes. */
function tokensOf(text: string): CST.Token[] {
  try {
    return [...new Parser().parse(text)];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** The collection in brackets that begins at a place, and where it ends; null if it is not whole. */
export function flowCollection(text: string, start: number): { node: Node; end: number } | null {
  const end = closingBracket(text, start);
  if (end < 0) return null;
  const tokens = tokensOf(text.slice(start, end));
  const [token] = tokens;
  const value = token?.type === 'document' ? token.value : undefined;
  if (tokens.length !== 1 || value?.type !== 'flow-collection' || value.end.length !== 1) return null;
  move(value, start);
  return { node: value as Node, end };
}

const SIGNS = /["'[\]{}]|#.*|\\./g;

/** Behind the bracket that closes the one at a place; -1 if there is none, or too many are open. */
function closingBracket(text: string, start: number): number {
  let depth = 0;
  let quote = '';
  SIGNS.lastIndex = start;
  for (let match = SIGNS.exec(text); match !== null; match = SIGNS.exec(text)) {
    const [sign] = match;
    if (quote !== '') {
      if (sign === quote) quote = '';
      // A comment's sign in quotes is none, and an escape stands in double ones alone.
      else if (sign[0] === '#' || (sign[0] === '\\' && quote === "'")) SIGNS.lastIndex = match.index + 1;
    } else if (sign[0] === '#' || sign[0] === '\\') {
      if (!/\s/.test(text[match.index - 1] ?? ' ') || sign[0] === '\\') SIGNS.lastIndex = match.index + 1;
    } else if (sign === '"' || sign === "'") {
      if (/[\s,:[{]/.test(text[match.index - 1] ?? ' ')) quote = sign;
    } else if ((depth += sign === '[' || sign === '{' ? 1 : -1) === 0) return match.index + 1;
    else if (depth > DEEPEST) return -1;
  }
  return -1;
}

/** Moves a token, and what is in it, to its place in the whole text. */
function move(token: CST.Token | null | undefined, by: number): void {
  if (!token) return;
  token.offset += by;
  if (!('items' in token)) return;
  for (const { key, value } of token.items) {
    move(key, by);
    move(value, by);
  }
}
