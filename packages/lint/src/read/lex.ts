import type { Syntax } from './syntax.js';

export type TokenKind = 'string' | 'word' | 'sign' | 'line' | 'comment';

/** Takes a token: offsets of what stands there, of a string without its quotes. */
export type TakeToken = (kind: TokenKind, start: number, end: number) => void;

const [NEWLINE, QUOTE, APOSTROPHE, BACKSLASH, BACKTICK] = [10, 34, 39, 92, 96] as const;
const [COLON, DOT, QUESTION, EQUALS, GREATER, DASH, SLASH, STAR, HASH] = [58, 46, 63, 61, 62, 45, 47, 42, 35] as const;
const BLANK = 1;
const DIGIT = 2;
const LETTER = 4;
/** Begins a word without being a letter: `$x`, `@x`, `%x`. */
const SIGIL = 8;
/** `=`, `!`, `<`, `>`: a sign of two with `=`. */
const COMPARES = 16;
const KINDS = new Uint8Array(128);
for (const [characters, kind] of [
  [' \t\r\f\v', BLANK],
  ['0123456789', DIGIT],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_', LETTER],
  ['@$%', SIGIL],
  ['=!<>', COMPARES],
] as const)
  for (const character of characters) KINDS[character.charCodeAt(0)] = kind;

function kindOf(code: number): number {
  return code < 128 ? (KINDS[code] as number) : 0;
}

/**
 * Hands out the words, strings, signs, comments and ends of lines of a program or configuration, whatever its language.
 * Takes time in proportion to the text; nothing is made but what the taker makes.
 */
export function lex(text: string, comments: Syntax['comments'], take: TakeToken): void {
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    if (kind === BLANK) {
      at++;
      continue;
    }
    const comment = kind === 0 ? commentEnd(text, at, code, comments) : -1;
    if (comment >= 0) {
      take('comment', at, comment);
      at = comment;
    } else if (code === NEWLINE) take('line', at, ++at);
    else if (kind === LETTER || kind === SIGIL) take('word', at, (at = wordEnd(text, at)));
    else if (code === QUOTE || code === APOSTROPHE || code === BACKTICK) at = takeString(text, at, code, take);
    else take('sign', at, (at = signEnd(text, at, code, kind)));
  }
}

function commentEnd(text: string, at: number, code: number, comments: Syntax['comments']): number {
  if (comments === 'hash') return code === HASH ? lineEnd(text, at) : -1;
  const next = text.charCodeAt(at + 1);
  if (comments === 'slashes' && code === SLASH && next === SLASH) return lineEnd(text, at);
  if (comments === 'dashes' && code === DASH && next === DASH) return lineEnd(text, at);
  if ((comments === 'slashes' || comments === 'dashes') && code === SLASH && next === STAR) {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? text.length : end + 2;
  }
  return -1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Names joined by `.`, `?.` and `::` are one word. */
function wordEnd(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    while (isWordPart(text.charCodeAt(at))) at++;
    const code = text.charCodeAt(at);
    const joint =
      code === DOT
        ? 1
        : (code === QUESTION && text.charCodeAt(at + 1) === DOT) ||
            (code === COLON && text.charCodeAt(at + 1) === COLON)
          ? 2
          : 0;
    if (joint === 0 || kindOf(text.charCodeAt(at + joint)) !== LETTER) return at;
    at += joint + 1;
  }
}

function isWordPart(code: number): boolean {
  return (kindOf(code) & (LETTER | DIGIT)) !== 0 || code === 36;
}

function signEnd(text: string, at: number, code: number, kind: number): number {
  const next = text.charCodeAt(at + 1);
  if (code === EQUALS && next === GREATER) return at + 2;
  if ((code === COLON || kind === COMPARES) && next === EQUALS) return at + 2;
  let end = at + 1;
  if (kind === DIGIT) while (kindOf(text.charCodeAt(end)) === DIGIT) end++;
  return end;
}

/** Where the text after a string goes on; a quote without its other is a sign. */
function takeString(text: string, at: number, quote: number, take: TakeToken): number {
  const isTriple = quote !== BACKTICK && text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote;
  const end = isTriple ? text.indexOf(text.slice(at, at + 3), at + 3) : -1;
  if (end >= 0) {
    take('string', at + 3, end);
    return end + 3;
  }
  const close = quote === BACKTICK ? text.indexOf('`', at + 1) : closingQuote(text, at + 1, quote);
  if (close < 0) take('sign', at, at + 1);
  else take('string', at + 1, close);
  return close < 0 ? at + 1 : close + 1;
}

function closingQuote(text: string, from: number, quote: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === NEWLINE) return -1;
    if (code === BACKSLASH) at++;
  }
  return -1;
}
