import type { List, Piece } from './structure.js';

/** How many lines may lie between two that are alike. */
const GAP = 40;
/** How much of a line before a piece is looked at. */
const REACH = 160;

/** Pieces at the same place of lines that are made alike, such as constants below each other. */
export function likeLines(text: string, pieces: readonly Piece[]): List[] {
  const runs = new Map<number, { list: Piece[]; line: number }>();
  const done: List[] = [];
  let [line, lineStart, at] = [0, 0, 0];
  for (const item of pieces) {
    for (let next = text.indexOf('\n', at); next >= 0 && next < item.start; next = text.indexOf('\n', at)) {
      line++;
      lineStart = at = next + 1;
    }
    const shape = shapeOf(text, Math.max(lineStart, item.start - REACH), item.start);
    const run = runs.get(shape);
    if (run !== undefined && line - run.line <= GAP) {
      run.list.push(item);
      run.line = line;
    } else {
      if (run !== undefined) done.push(run.list);
      runs.set(shape, { list: [item], line });
    }
  }
  return [...done, ...[...runs.values()].map(({ list }) => list)].filter((list) => list.length > 1);
}

/** What a line has before a piece, without what differs from line to line: a number that is the same for like lines. */
function shapeOf(text: string, start: number, end: number): number {
  // How far a line is moved in tells what it belongs to.
  let hash = 0;
  for (; start < end && (text[start] as string) <= ' '; start++) hash++;
  let before = '';
  for (let at = start; at < end; at++) {
    let kind = text[at] as string;
    if (kind === '"' || kind === "'") {
      const close = text.indexOf(kind, at + 1);
      if (close >= 0 && close < end) {
        at = close;
        kind = 's';
      }
    } else if (isWord(text.charCodeAt(at))) {
      while (at + 1 < end && (isWord(text.charCodeAt(at + 1)) || text[at + 1] === '-')) at++;
      kind = 'w';
    } else if (kind <= ' ') kind = ' ';
    if (kind === ' ' && before === ' ') continue;
    before = kind;
    hash = (Math.imul(hash, 31) + kind.charCodeAt(0)) | 0;
  }
  return hash;
}

function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 46 ||
    code === 36
  );
}
