import { collapse } from './c-text.js';

/** Tokens of preprocessed C. */
const TOKEN =
  /\s+|(?<text>(?:u8|[uUL])?"(?:\\.|[^"\\\n])*"|L?'(?:\\.|[^'\\\n])+')|(?<number>\.?\d(?:[eEpP][+-]|[\w.])*)|(?<name>[A-Za-z_]\w*)|(?<bracket>[()[\]{}])|(?<mark>\.\.\.|->|\+\+|--|<<=|>>=|<<|>>|[-+*/%&|^<>=!]=|&&|\|\||[-+*/%&|^<>=!~?:,.;])/y;

interface Token {
  readonly kind: string;
  readonly is: string;
}

/** Words that stand before a value. */
const PREFIXES = new Set(['return', 'goto', 'case', 'sizeof', '__extension__']);
/** Words that stand before a name, many of them side by side. */
const QUALIFIER =
  /^(static|const|volatile|unsigned|signed|extern|register|inline|restrict|auto|struct|union|enum|typedef|asm|long|short|int|char|double|float|void|_\w+|g_auto\w*|coroutine_\w+|[A-Z][A-Z0-9_]*)$/;
/** What with its brackets stands before a name: `g_autoptr(X) x`, `typeof(x) y`. */
const CALLED_QUALIFIER = /^(_\w+|typeof|g_auto\w*|[A-Z][A-Z0-9_]*)$/;
const UNARY = new Set(['*', '&', '+', '-', '!', '~', '++', '--', '&&', '.', '...', ':', ';']);
const PARTNERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** More names than a declaration has beside its qualifiers: its type and what it declares. */
const TOO_MANY = 3;

/**
 * Looks for what cannot follow what stands before it in a statement, declaration or initializer: `family = "pc" m`, `= = 1`.
 * Which names are types or macros nobody knows here, so other text that is no C may pass.
 *
 * @param text preprocessed, without the statements of other functions, its brackets in pairs
 * @returns the place with what stands before it; null where there is none
 */
export function ungrammatical(text: string): string | null {
  const found = tokensOf(text);
  if (typeof found === 'string') return found;
  const reader = new Reader(found);
  const odd = reader.list(undefined);
  if (odd === null) return null;
  const near = found.slice(Math.max(0, odd - 4), odd + 1).map(({ is }) => is);
  return near.join(' ').slice(0, 80);
}

/** The tokens, or the first piece that is none. */
function tokensOf(text: string): Token[] | string {
  const all: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.length) {
    const from = pattern.lastIndex;
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) return collapse(text.slice(Math.max(0, from - 20), from + 10));
    const [kind, is] = Object.entries(groups).find(([, value]) => value !== undefined) ?? [];
    if (kind !== undefined && is !== undefined) all.push({ kind, is });
  }
  return all;
}

/** `either`: what may be a value or stand before one, such as `(X)`. */
type State = 'nothing' | 'value' | 'either';

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  /** Reads what stands in brackets, or all. @returns the number of the token that is no C there; null where there is none */
  list(end: string | undefined): number | null {
    let state: State = 'nothing';
    let names = 0;
    for (; this.at < this.tokens.length && this.tokens[this.at]?.is !== end; this.at++) {
      const { kind, is } = this.tokens[this.at] as Token;
      const before = this.tokens[this.at - 1];
      if (kind === 'bracket') {
        const odd = this.brackets(is, state, before);
        if (odd !== null) return odd;
        state = is === '(' && (state !== 'value' || CALLED_QUALIFIER.test(before?.is ?? '')) ? 'either' : 'value';
      } else if (kind === 'mark') {
        if (state === 'nothing' && !UNARY.has(is)) return this.at;
        state = state !== 'nothing' && /^(\+\+|--)$/.test(is) ? state : 'nothing';
        if (is !== '*') names = /^[,;:]$/.test(is) ? 0 : TOO_MANY;
      } else if (PREFIXES.has(is)) {
        if (state === 'value') return this.at;
        [state, names] = ['nothing', TOO_MANY];
      } else {
        if (kind === 'name' && !QUALIFIER.test(is)) names++;
        if (state === 'value' && !mayFollow(before as Token, { kind, is }, names)) return this.at;
        state = 'value';
      }
    }
    return state === 'nothing' && this.isCutShort ? this.at - 1 : null;
  }

  private brackets(open: string, state: State, before: Token | undefined): number | null {
    const close = PARTNERS[open];
    // A body, and a list of values, stand behind a tag, a cast or an operator.
    if (close === undefined || (open === '{' && state === 'value' && before?.kind !== 'name')) return this.at;
    this.at++;
    return this.list(close);
  }

  /** Whether the last token wants something behind it. */
  private get isCutShort(): boolean {
    const { kind, is } = this.tokens[this.at - 1] ?? { kind: 'bracket', is: '' };
    return PREFIXES.has(is) ? is !== 'return' : kind === 'mark' && !/^[,;:*]$|^\.\.\.$/.test(is);
  }
}

/** Whether a name, number or text may stand behind a value without a mark between them. */
function mayFollow(before: Token, { kind, is }: Token, names: number): boolean {
  if (kind === 'number') return false;
  // Macros of printf formats stand between texts.
  if (kind === 'text')
    return before.kind === 'text' || /^[A-Z][A-Z0-9_]*$/.test(before.is) || /^PRI\w+$/.test(before.is);
  if (before.kind === 'text') return QUALIFIER.test(is) || /^PRI\w+$/.test(is);
  return (
    before.is === '}' || QUALIFIER.test(is) || QUALIFIER.test(before.is) || (before.kind === 'name' && names < TOO_MANY)
  );
}
