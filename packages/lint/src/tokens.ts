import type { Place } from './problem.js';

/** A word of a file that may be a name, and what stands around it. */
export interface Token extends Place {
  readonly text: string;
  /** The character before and after, as classes: `q` quote, `s` space or end of line, else itself. */
  readonly before: string;
  readonly after: string;
  /** The only word of its line. */
  readonly alone: boolean;
}

const WORD = /[A-Za-z0-9_][A-Za-z0-9_.-]*/g;

/** Prefixes that others put before the names of models, such as oVirt's `model_Haswell`. */
const PREFIX = /^model_(?=[A-Za-z0-9])/;

/** All words of a text, in order. */
export function tokenize(text: string): Token[] {
  const lines = lineStarts(text);
  let line = 0;
  const words = [...text.matchAll(WORD)].flatMap((match) => {
    const prefix = PREFIX.exec(match[0])?.[0].length ?? 0;
    // A full stop or a hyphen at the end belongs to the sentence.
    const word = trimmed(match[0].slice(prefix));
    if (word.length < 2) return [];
    const start = match.index + prefix;
    while (line + 1 < lines.length && (lines[line + 1] as number) <= start) line++;
    const end = start + word.length;
    return [
      {
        text: word,
        start,
        end,
        line: line + 1,
        column: start - (lines[line] as number) + 1,
        before: classOf(text[start - 1]),
        after: classOf(text[end]),
      },
    ];
  });
  return words.map((word, at) => ({
    ...word,
    alone: words[at - 1]?.line !== word.line && words[at + 1]?.line !== word.line,
  }));
}

function trimmed(word: string): string {
  let end = word.length;
  while (end > 0 && (word[end - 1] === '.' || word[end - 1] === '-')) end--;
  return word.slice(0, end);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

function classOf(character: string | undefined): string {
  if (character === undefined || /\s/.test(character)) return 's';
  return /["'`]/.test(character) ? 'q' : character;
}

/** Whether two words are written into their surroundings in the same way. */
export function alike(a: Token, b: Token): boolean {
  if (a.alone !== b.alone || (a.before === 'q') !== (b.before === 'q')) return false;
  return a.before === b.before || a.after === b.after;
}
