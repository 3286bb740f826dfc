import { type Declaration, outerTokens, splitDeclarations } from './declarations.js';
import type { Token } from './tokens.js';

/** A variable that is defined with an initializer at file level. */
export interface Definition {
  readonly name: string;
  /** Its type without qualifiers, e.g. "X86CPUDefinition", "struct foo" or "char *". */
  readonly type: string;
  readonly qualifiers: readonly string[];
  /** The text between the brackets of an array ("" if it has none to say), else undefined. */
  readonly length: string | undefined;
  /** Position of its first character, and of the one after its semicolon. */
  readonly start: number;
  readonly end: number;
  /** Line of its first character, counted from 1. */
  readonly line: number;
}

/** A definition with what only splicing needs to know. */
export interface LocatedDefinition extends Definition {
  readonly tokens: Declaration;
  /** False if the declaration defines further variables too. */
  readonly isAlone: boolean;
}

const QUALIFIERS = new Set(['static', 'const', 'extern', 'volatile', 'register', 'inline']);

/** All variables defined with an initializer at file level, in the order of the text. */
export function listDefinitions(text: string): Definition[] {
  return locateDefinitions(text).map(({ tokens: _, isAlone: __, ...definition }) => definition);
}

/** Like listDefinitions, with tokens. */
export function locateDefinitions(text: string): LocatedDefinition[] {
  const lineAt = lineCounter(text);
  return splitDeclarations(text).flatMap((tokens) => {
    const [first] = tokens;
    const declarator = readDeclarator(tokens, text);
    const end = tokens.at(-1)?.end;
    if (first === undefined || end === undefined || declarator === undefined) return [];
    return [{ ...declarator, start: first.start, end, line: lineAt(first.start), tokens }];
  });
}

/** Reads `specifiers name [length] = ...;`, which functions, types and declarations are not. */
function readDeclarator(tokens: Declaration, text: string) {
  const outer = outerTokens(tokens);
  const equals = outer.findIndex((token) => token.text === '=');
  if (equals < 0 || outer.at(-1)?.text !== ';' || outer[0]?.text === 'typedef') return undefined;
  const head = outer.slice(0, equals);
  const arrayEnd = head.findIndex((token) => token.text === ']');
  // What follows the name and its brackets is an attribute.
  const at = arrayEnd < 0 ? lastWord(head) : arrayEnd - 1;
  const name = head[at];
  if (name?.kind !== 'word') return undefined;
  const specifiers = head.slice(0, at).filter((token) => token.text !== '}' && token.text !== ')');
  return {
    name: name.text,
    type: specifiers
      .filter(isType)
      .map((token) => token.text)
      .join(' '),
    qualifiers: specifiers.filter((token) => !isType(token)).map((token) => token.text),
    length:
      arrayEnd < 0
        ? undefined
        : text
            .slice(name.end, head[arrayEnd]?.start)
            .replace(/^\s*\[/, '')
            .trim(),
    isAlone: !outer.slice(equals).some((token) => token.text === ','),
  };
}

function isType(token: Token): boolean {
  return !QUALIFIERS.has(token.text);
}

/** The last word that is not the name of an attribute with arguments. */
function lastWord(head: readonly Token[]): number {
  let at = head.length - 1;
  while (head[at]?.text === ')') at -= 2;
  return at;
}

/** Tells the line of a position; positions have to ascend. */
function lineCounter(text: string): (position: number) => number {
  let line = 1;
  let counted = 0;
  return (position) => {
    for (; counted < position; counted++) if (text[counted] === '\n') line++;
    return line;
  };
}
