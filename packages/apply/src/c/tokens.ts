/** A token of C that matters for finding definitions; comments and blanks are left out. */
export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'punctuator' | 'directive';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const BLANK = String.raw`(?:\s|\\\r?\n)+`;
/** What has no end ends with the text, or with the line, as it does for a compiler. */
const COMMENT = String.raw`\/\*[\s\S]*?(?:\*\/|$)|\/\/(?:[^\\\n]|\\[\s\S])*`;
const LITERAL = String.raw`"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?`;
/** A directive ends at the line's end, unless that is escaped or inside a comment or literal. */
const DIRECTIVE = String.raw`#(?:${COMMENT}|${LITERAL}|\\[\s\S]|[^\n])*`;

const TOKEN = new RegExp(
  [
    `(?<skipped>${BLANK}|${COMMENT})`,
    `(?<directive>${DIRECTIVE})`,
    `(?<string>${LITERAL})`,
    String.raw`(?<word>[A-Za-z_]\w*)`,
    String.raw`(?<number>\.?\d(?:[eEpP][+-]|[\w.])*)`,
    String.raw`(?<punctuator>\S)`,
  ].join('|'),
  'gy',
);

/** Splits C text into tokens. A preprocessor line, with its continuations, is one token. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, part]) => part !== undefined) ?? [];
    if (kind === undefined || kind === 'skipped') continue;
    const [part] = match;
    tokens.push({ kind: kind as Token['kind'], text: part, start: match.index, end: match.index + part.length });
  }
  return tokens;
}
