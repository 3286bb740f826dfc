const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Characters are 7-bit here: a pair is two of them in one number. */
const NEIGHBOURS: ReadonlySet<number> = neighbours();

/** What changes cost, and a slip of the finger: keys side by side, a letter typed twice, two letters swapped. */
const REPLACE = 1.1;
const CHANGE = 1;
const SLIP = 0.8;
/** Longer words are nobody's name. */
const LONGEST = 64;

let rows: readonly number[][] = [[], [], []];

/**
 * How much has to be mistyped to make one word of another, both in plain form: insertions, deletions, replacements and
 * swaps of neighbours.
 *
 * @param most above this the answer is Infinity
 */
export function distance(a: string, b: string, most: number): number {
  if (!mayBeAsLong(a, b, most) || a.length > LONGEST || b.length > LONGEST) return Number.POSITIVE_INFINITY;
  let [older, old, row] = rows as [number[], number[], number[]];
  for (let j = 0; j <= b.length; j++) old[j] = j;
  for (let i = 1; i <= a.length; i++) {
    if (nextRow(a, b, i, older, old, row) > most + CHANGE) return Number.POSITIVE_INFINITY;
    [older, old, row] = [old, row, older];
  }
  rows = [older, old, row];
  const cost = old[b.length] as number;
  return cost <= most ? cost : Number.POSITIVE_INFINITY;
}

/** Whether two words may be that near by their lengths. */
export function mayBeAsLong(a: string, b: string, most: number): boolean {
  return Math.abs(a.length - b.length) * SLIP <= most;
}

/** Fills the row of the first `i` characters of `a`; the least of it. */
function nextRow(a: string, b: string, i: number, older: number[], old: number[], row: number[]): number {
  const x = a.charCodeAt(i - 1);
  const beforeX = i > 1 ? a.charCodeAt(i - 2) : 0;
  const remove = x === beforeX ? SLIP : CHANGE;
  let least = (row[0] = i);
  let beforeY = 0;
  for (let j = 1; j <= b.length; j++) {
    const y = b.charCodeAt(j - 1);
    let cost = (old[j - 1] as number) + (x === y ? 0 : NEIGHBOURS.has((x << 7) | y) ? SLIP : REPLACE);
    cost = Math.min(cost, (row[j - 1] as number) + (y === beforeY ? SLIP : CHANGE), (old[j] as number) + remove);
    if (x === beforeY && beforeX === y && i > 1 && j > 1) cost = Math.min(cost, (older[j - 2] as number) + SLIP);
    row[j] = cost;
    if (cost < least) least = cost;
    beforeY = y;
  }
  return least;
}

function neighbours(): Set<number> {
  const pairs = new Set<number>();
  const add = (a: string | undefined, b: string | undefined) => {
    if (a === undefined || b === undefined) return;
    const [x, y] = [a.charCodeAt(0), b.charCodeAt(0)];
    pairs.add((x << 7) | y).add((y << 7) | x);
  };
  ROWS.forEach((row, at) => {
    [...row].forEach((key, column) => {
      add(key, row[column + 1]);
      add(key, ROWS[at + 1]?.[column]);
      add(key, ROWS[at + 1]?.[column - 1]);
    });
  });
  return pairs;
}

/** The letters and digits of a plain word as a set of bits; digits share six. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    letters |= code >= 97 ? 1 << (code - 97) : 1 << (26 + (code % 6));
  }
  return letters;
}

/** Whether two words may be that near: a change brings in one letter at most and takes one away. */
export function mayBeNear(a: number, b: number, most: number): boolean {
  let different = a ^ b;
  let count = 0;
  for (; different !== 0; different &= different - 1) count++;
  return count <= (2 * most) / SLIP;
}
