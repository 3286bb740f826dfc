/** Insertions, deletions, replacements and swaps of neighbours between two words; `most + 1` where there are more than `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? at(older, j - 2) + 1
          : Number.POSITIVE_INFINITY;
      const change = at(old, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(at(old, j) + 1, at(row, j - 1) + 1, change, swap));
    }
    [older, old] = [old, row];
  }
  return Math.min(at(old, b.length), most + 1);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

/** The nearest word, if it is near enough for a slip of the pen: one change, two in long words. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const most = word.length >= 10 ? 2 : 1;
  let best: { candidate: string; changes: number } | null = null;
  for (const candidate of candidates) {
    if (candidate.length < 4) continue;
    const changes = distance(plain(word), plain(candidate), most);
    if (changes <= most && (best === null || changes < best.changes)) best = { candidate, changes };
  }
  return best?.candidate ?? null;
}

/** Hyphen or underscore is a matter of vocabulary, not of typing. */
export function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[_.-]/g, '-');
}
