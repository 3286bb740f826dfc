/**
 * Lexical helpers for C text. They know strings, character constants, comments and brackets, and nothing of grammar.
 */

const OPEN = '([{';
const CLOSE = ')]}';

/** Blanks out comments; newlines stay, so that line numbers hold. */
export function stripComments(text: string): string {
  return replacePieces(text, (found) => (found.startsWith('/') ? found.replace(/[^\n]+/g, ' ') : found));
}

/** Replaces comments and literals. Each character is looked at once, whatever has no end. */
function replacePieces(text: string, replace: (found: string) => string): string {
  const start = /["']|\/[/*]/g;
  const parts: string[] = [];
  let past = 0;
  /** Up to where it is known that no such literal or comment ends. */
  const hopeless = new Map<string, number>();
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const [mark] = match;
    if (match.index < (hopeless.get(mark) ?? 0)) continue;
    const end = endOf(text, match.index, mark);
    if (end < 0) {
      const line = text.indexOf('\n', match.index);
      hopeless.set(mark, mark === '/*' || line < 0 ? text.length : line);
      if (mark.startsWith('/')) start.lastIndex = match.index + 1;
      continue;
    }
    parts.push(text.slice(past, match.index), replace(text.slice(match.index, end)));
    past = end;
    start.lastIndex = end;
  }
  return parts.join('') + text.slice(past);
}

/** Past the end of the comment or literal that starts with a mark; -1 if it has none. */
function endOf(text: string, at: number, mark: string): number {
  if (mark === '//') {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  if (mark === '/*') {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? -1 : end + 2;
  }
  const end = skipLiteral(text, at);
  return text[end - 1] === mark && end - 1 > at ? end : -1;
}

/** Joins continued lines; the newlines are moved behind the joined line, so that later line numbers hold. */
export function joinContinuations(text: string): string {
  const joined: string[] = [];
  let parts: string[] = [];
  for (const line of text.split('\n')) {
    if (line.endsWith('\\')) {
      parts.push(line.slice(0, -1));
      continue;
    }
    joined.push([...parts, line].join(' ') + '\n'.repeat(parts.length));
    parts = [];
  }
  if (parts.length > 0) joined.push(`${parts.join(' ')}\\${'\n'.repeat(parts.length - 1)}`);
  return joined.join('\n');
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
  const bare = replacePieces(text, () => ' ');
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

/** Whether only blanks stand before a place on its line. */
export function isLineStart(text: string, at: number): boolean {
  for (let before = at - 1; before >= 0 && text[before] !== '\n'; before--)
    if (!/\s/.test(text[before] as string)) return false;
  return true;
}

/** A line from a place on. */
export function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end < 0 ? text.length : end);
}
