/**
 * Lexical helpers for C text. They know strings, character constants, comments and brackets, and nothing of grammar.
 */

const COMMENT_OR_LITERAL = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'/g;
const OPEN = '([{';
const CLOSE = ')]}';

/** Blanks out comments; newlines stay, so that line numbers hold. */
export function stripComments(text: string): string {
  return text.replace(COMMENT_OR_LITERAL, (found) => (found.startsWith('/') ? found.replace(/[^\n]+/g, ' ') : found));
}

/** Joins continued lines; the newlines are moved behind the joined line, so that later line numbers hold. */
export function joinContinuations(text: string): string {
  return text.replace(/(?:[^\n]*\\\n)+[^\n]*/g, (lines) => {
    const parts = lines.split('\\\n');
    return parts.join(' ') + '\n'.repeat(parts.length - 1);
  });
}

/** Index just past the literal that starts at `at`, or `at` itself where no literal starts. */
export function skipLiteral(text: string, at: number): number {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return at;
  let end = at + 1;
  while (end < text.length && text[end] !== quote && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1;
  return end + 1;
}

/** Index of the bracket that closes the one at `open`; -1 if there is none. */
export function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const past = skipLiteral(text, at);
    if (past > at) at = past - 1;
    else if (OPEN.includes(text[at] as string)) depth++;
    else if (CLOSE.includes(text[at] as string) && --depth === 0) return at;
  }
  return -1;
}

/** The text between the first `{` at or after `from` and the bracket that closes it; null if there is none. */
export function bodyAfter(text: string, from: number): string | null {
  const open = text.indexOf('{', from);
  const close = open < 0 ? -1 : closingBracket(text, open);
  return close < 0 ? null : text.slice(open + 1, close);
}

/** Splits at `separator` outside of brackets and literals; parts are trimmed, empty ones at the end dropped. */
export function splitTop(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const past = skipLiteral(text, at);
    if (past > at) at = past - 1;
    else if (OPEN.includes(text[at] as string)) depth++;
    else if (CLOSE.includes(text[at] as string)) depth--;
    else if (depth === 0 && text[at] === separator) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  parts.push(text.slice(start).trim());
  while (parts.at(-1) === '') parts.pop();
  return parts;
}

/** The identifiers of a C text that may be macros, types, constants or variables: no members (`.x`, `->x`), no literals. */
export function identifiers(text: string): string[] {
  const bare = text.replace(COMMENT_OR_LITERAL, ' ');
  return bare.match(/(?<![.\w]|->)[A-Za-z_]\w*/g) ?? [];
}

/** Arguments of the call or macro whose `(` is at `open`. */
export function callArguments(text: string, open: number): string[] {
  const close = closingBracket(text, open);
  return close < 0 ? [] : splitTop(text.slice(open + 1, close), ',');
}

/** The value of a C string expression made of literals only: `"a" "b"` -> `ab`; null for anything else. */
export function literalString(text: string): string | null {
  if (!/^\s*(?:"(?:\\.|[^"\\])*"\s*)+$/.test(text)) return null;
  const parts = text.match(/"(?:\\.|[^"\\])*"/g) ?? [];
  return parts.map((part) => JSON.parse(part) as string).join('');
}

/** Collapses blanks to one space. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
