import type { Syntax } from './syntax.js';

export interface Token {
  readonly kind: 'string' | 'word' | 'sign' | 'line' | 'comment';
  /** Of a string: without its quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const STRING =
  '"""[\\s\\S]*?"""|\'\'\'[\\s\\S]*?\'\'\'|"(?:[^"\\\\\\n]|\\\\[\\s\\S])*"|\'(?:[^\'\\\\\\n]|\\\\[\\s\\S])*\'|`[^`]*`';
const WORD = '[A-Za-z_@$%][\\w$]*(?:\\??\\.[A-Za-z_][\\w$]*|::[A-Za-z_]\\w*)*';
const SIGN = '=>|:=|[=!<>]=|[^\\sA-Za-z_]';
const COMMENTS: Readonly<Record<Syntax['comments'], string>> = {
  hash: '#[^\\n]*',
  slashes: '//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$)',
  dashes: '--[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$)',
  tags: '<!--[\\s\\S]*?(?:-->|$)',
  ini: '^[#;][^\\n]*',
  none: '(?!)',
};
const KINDS = ['comment', 'string', 'word', 'line', 'sign'] as const;
const PATTERNS = new Map<Syntax['comments'], RegExp>();

function patternOf(comments: Syntax['comments']): RegExp {
  let pattern = PATTERNS.get(comments);
  if (pattern === undefined) {
    pattern = new RegExp(`(${COMMENTS[comments]})|(${STRING})|(${WORD})|(\\n)|(${SIGN})`, 'g');
    PATTERNS.set(comments, pattern);
  }
  return pattern;
}

/** Hands out the words, strings, signs, comments and ends of lines of a program or configuration, whatever its language. */
export function lex(text: string, comments: Syntax['comments'], take: (token: Token) => void): void {
  const pattern = patternOf(comments);
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole] = match;
    let group = 1;
    while (match[group] === undefined) group++;
    const kind = KINDS[group - 1] as Token['kind'];
    const { index: start } = match;
    const end = start + whole.length;
    if (kind !== 'string') take({ kind, text: whole, start, end });
    else {
      const quotes = whole.length >= 6 && (whole.startsWith('"""') || whole.startsWith("'''")) ? 3 : 1;
      take({ kind, text: whole.slice(quotes, -quotes), start: start + quotes, end: end - quotes });
    }
  }
}
