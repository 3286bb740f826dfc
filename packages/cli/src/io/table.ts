import { stripVTControlCharacters } from 'node:util';
import pc from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import { outputWidth } from './width.js';

const GAP = '  ';
/** A word longer than this may be broken, so that the others have room. */
const LONG_WORD = 30;

/**
 * Rows under bold headings, aligned, without borders, and no wider than the output: the widest columns are wrapped.
 * Columns named in `right` are aligned to the right.
 */
export function formatTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly string[] = [],
  width: number = outputWidth(),
): string {
  const all = [headings.map((heading) => pc.bold(heading)), ...rows];
  const columns = headings.map((_, column) => all.map((row) => row[column] ?? ''));
  const widths = fitting(
    columns.map((cells) => most(cells, widest)),
    columns.map((cells) => Math.min(most(cells, longestWord), LONG_WORD)),
    width - GAP.length * (headings.length - 1),
  );
  const isRight = headings.map((heading) => right.includes(heading));
  return all.flatMap((row) => linesOf(row, widths, isRight)).join('\n');
}

/** The widths, the widest of them smaller until they fit or none can give way. */
function fitting(widths: readonly number[], least: readonly number[], room: number): number[] {
  const found = [...widths];
  for (let over = found.reduce((sum, width) => sum + width, 0) - room; over > 0; over--) {
    const spare = found.map((width, column) => (width > (least[column] ?? 0) ? width : 0));
    const column = spare.lastIndexOf(Math.max(...spare));
    if (spare[column] === 0) break;
    found[column] = (found[column] ?? 0) - 1;
  }
  return found;
}

function linesOf(row: readonly string[], widths: readonly number[], isRight: readonly boolean[]): string[] {
  const cells = widths.map((width, column) => wrapped(row[column] ?? '', width));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, column) => padded(lines[line] ?? '', widths[column] ?? 0, isRight[column] === true))
      .join(GAP)
      .trimEnd(),
  );
}

const wrapped = (text: string, width: number) =>
  (widest(text) <= width ? text : wrapAnsi(text, width, { hard: true })).split('\n');

const most = (cells: readonly string[], measure: (text: string) => number) =>
  cells.reduce((found, text) => Math.max(found, measure(text)), 0);
const longest = (parts: readonly string[]) => Math.max(...parts.map((part) => part.length));
const widest = (text: string) => longest(stripVTControlCharacters(text).split('\n'));
const longestWord = (text: string) => longest(stripVTControlCharacters(text).split(/\s+/));

function padded(text: string, width: number, toTheRight: boolean): string {
  const space = ' '.repeat(Math.max(0, width - widest(text)));
  return toTheRight ? space + text : text + space;
}
