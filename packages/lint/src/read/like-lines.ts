import type { List, Piece } from './structure.js';

/** How many lines may lie between two that are alike. */
const GAP = 40;

/** Pieces at the same place of lines that are made alike, such as constants below each other. */
export function likeLines(text: string, pieces: readonly Piece[]): List[] {
  const runs = new Map<string, { list: Piece[]; line: number }[]>();
  let [line, lineStart, at] = [0, 0, 0];
  for (const item of pieces) {
    for (let next = text.indexOf('\n', at); next >= 0 && next < item.start; next = text.indexOf('\n', at)) {
      line++;
      lineStart = at = next + 1;
    }
    const shape = shapeOf(text.slice(Math.max(lineStart, item.start - 160), item.start));
    const found = runs.get(shape) ?? [];
    const run = found.at(-1);
    if (run !== undefined && line - run.line <= GAP) {
      run.list.push(item);
      run.line = line;
    } else runs.set(shape, [...found, { list: [item], line }]);
  }
  return [...runs.values()]
    .flat()
    .map(({ list }) => list)
    .filter((list) => list.length > 1);
}

/** What a line has before a piece, without what differs from line to line. */
function shapeOf(before: string): string {
  return before
    .replaceAll(/"[^"]*"|'[^']*'/g, 's')
    .replaceAll(/[\w.$]+(-[\w.$]+)*/g, 'w')
    .replaceAll(/\s+/g, ' ');
}
