import { type Token, tokenize } from './tokens.js';

/** One element of an initializer: `{ ... }`, `[X] = { ... }`, or the call of a macro that stands for elements. */
export interface Element {
  readonly start: number;
  /** Behind the comma, where one follows. */
  readonly end: number;
  readonly text: string;
}

/** The elements between the outermost braces of a definition. A macro call may stand without a comma behind it. */
export function elementsOf(text: string): Element[] {
  const open = text.indexOf('{');
  const tokens = tokenize(text.slice(open + 1)).filter(({ kind }) => kind !== 'directive');
  const elements: Element[] = [];
  let depth = 0;
  let first: Token | undefined;
  let closed: Token | undefined;
  const close = (end: number) => {
    if (first === undefined) return;
    const start = open + 1 + first.start;
    elements.push({ start, end: open + 1 + end, text: text.slice(start, open + 1 + end) });
    first = undefined;
    closed = undefined;
  };
  for (const token of tokens) {
    if (depth === 0 && token.text === '}') break;
    if (depth === 0 && token.text === ',') {
      close(token.end);
      continue;
    }
    // Only a finished macro call can be followed by another element without a comma.
    if (depth === 0 && closed?.text === ')') close(closed.end);
    first ??= token;
    if ('([{'.includes(token.text)) depth++;
    if (')]}'.includes(token.text)) depth--;
    closed = depth === 0 ? token : undefined;
  }
  if (first !== undefined) close(closed?.end ?? first.end);
  return elements;
}
