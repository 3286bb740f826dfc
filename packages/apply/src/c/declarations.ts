import { type Token, tokenize } from './tokens.js';

/** A token and the number of brackets around it; a bracket counts as outside of itself. */
export interface NestedToken extends Token {
  readonly depth: number;
}

/** The tokens of one declaration or definition at file level, with directives inside it. */
export type Declaration = readonly NestedToken[];

const OPENING = new Set(['(', '[', '{']);
const CLOSING = new Set([')', ']', '}']);

/** Splits C text into what stands at file level. Directives between declarations belong to none. */
export function splitDeclarations(text: string): Declaration[] {
  const declarations: Declaration[] = [];
  let current = new Unfinished();
  const close = () => {
    declarations.push(current.tokens);
    current = new Unfinished();
  };
  for (const token of nest(tokenize(text))) {
    if (token.kind === 'directive') {
      if (current.tokens.length > 0) current.push(token);
      continue;
    }
    if (isFinishedMacroCall(current, token, text)) close();
    current.push(token);
    if (isLast(token, current)) close();
  }
  if (current.tokens.length > 0) close();
  return declarations;
}

/** A declaration whose end is not known yet. What is asked at each token is kept, so that nothing is passed again. */
class Unfinished {
  readonly tokens: NestedToken[] = [];
  readonly outer: NestedToken[] = [];
  hasEquals = false;

  push(token: NestedToken): void {
    this.tokens.push(token);
    if (!isOuter(token)) return;
    this.outer.push(token);
    this.hasEquals ||= token.text === '=';
  }
}

function* nest(tokens: readonly Token[]): Generator<NestedToken> {
  // Each branch of an #if may open the same block, so all branches start at the same depth.
  const atIf: number[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'directive') {
      const name = directiveName(token);
      if (name?.startsWith('if')) atIf.push(depth);
      else if (name?.startsWith('el')) depth = atIf.at(-1) ?? depth;
      else if (name === 'endif') atIf.pop();
    }
    if (CLOSING.has(token.text)) depth--;
    yield { ...token, depth };
    if (OPENING.has(token.text)) depth++;
  }
}

/** The name of a preprocessor line, e.g. "ifdef". */
export function directiveName(token: Token): string | undefined {
  return /^#\s*([a-z]+)/.exec(token.text)?.[1];
}

/** The tokens outside of all brackets, and of each bracketed group only its closing bracket. */
export function outerTokens(declaration: Declaration): NestedToken[] {
  return declaration.filter(isOuter);
}

function isOuter({ kind, depth, text }: NestedToken): boolean {
  return kind !== 'directive' && depth === 0 && !OPENING.has(text);
}

/** True if a macro call without a semicolon ends before `next`, which starts a line of its own. */
function isFinishedMacroCall({ outer }: Unfinished, next: NestedToken, text: string): boolean {
  if (next.depth > 0 || next.kind !== 'word') return false;
  const [name, end] = outer;
  return (
    outer.length === 2 &&
    name?.kind === 'word' &&
    name.text !== '__attribute__' &&
    end?.text === ')' &&
    text.slice(end.end, next.start).includes('\n')
  );
}

function isLast(token: NestedToken, current: Unfinished): boolean {
  return token.depth === 0 && (token.text === ';' || (token.text === '}' && isFunction(current)));
}

/** True if a closing brace ends a function; after an initializer or a struct more follows. */
function isFunction({ outer, hasEquals }: Unfinished): boolean {
  return !hasEquals && outer.at(-2)?.text === ')';
}
