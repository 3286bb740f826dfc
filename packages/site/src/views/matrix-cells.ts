import type { Column, MatrixRow } from '../data/matrix.js';

/** Pixels of a cell, and between words. */
export const [WIDE, HIGH, GAP] = [15, 22, 8] as const;
/** Pixels of the features on top. */
export const HEAD = 150;

/** Pixels of the names on the left: less where there is little room. */
export const NAMES = typeof innerWidth === 'number' && innerWidth <= 560 ? 140 : 208;

export type Spot = readonly [row: number, column: number];

/** What the matrix shows, and where its columns begin. */
export interface Sheet {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly Column[];
  readonly lefts: readonly number[];
  readonly width: number;
}

/** Columns from one to before another. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

export function sheetOf(rows: readonly MatrixRow[], columns: readonly Column[]): Sheet {
  let x = 0;
  const lefts = columns.map(({ starts }, i) => {
    if (i > 0) x += WIDE + (starts ? GAP : 0);
    return x;
  });
  return { rows, columns, lefts, width: x + WIDE };
}

/** The cells of a few rows as paths, one for each kind. */
export interface Paths {
  readonly has: string;
  readonly added: string;
  readonly dropped: string;
}

/** Strokes through the middle of cells: what is there is as thick as a cell, what is gone is a line. */
export function pathsOf({ rows, columns, lefts }: Sheet, start: number, end: number, { from, to }: Part): Paths {
  const paths = { has: '', added: '', dropped: '' };
  for (let at = start; at < Math.min(end, rows.length); at++) {
    const { features, added, dropped } = rows[at] as MatrixRow;
    const [news, gone] = [new Set(added), new Set(dropped)];
    const y = at * HIGH + HIGH / 2;
    for (let i = from; i < to; i++) {
      const { feature } = columns[i] as Column;
      const kind = features.has(feature) ? (news.has(feature) ? 'added' : 'has') : gone.has(feature) ? 'dropped' : null;
      if (kind !== null) paths[kind] += `M${(lefts[i] ?? 0) + 2} ${y}h11`;
    }
  }
  return paths;
}
