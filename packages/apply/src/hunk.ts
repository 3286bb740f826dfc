/** A piece of a file that was replaced. */
export interface Hunk {
  readonly removed: string;
  /** Whole lines that stand nowhere else in the file, so that the place is found again whatever changes around it. */
  readonly inserted: string;
}

/** A replacement by position. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Makes the edits, which must not overlap, and says what each replaced. */
export function applyEdits(text: string, edits: readonly Edit[]): { text: string; hunks: Hunk[] } {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let copied = 0;
  for (const edit of sorted) {
    if (edit.start < copied) throw new Error(`edits overlap at ${edit.start}`);
    result += text.slice(copied, edit.start) + edit.text;
    copied = edit.end;
  }
  const hunks = sorted.map(({ start, end, text: inserted }) => ({ removed: text.slice(start, end), inserted }));
  return { text: result + text.slice(copied), hunks };
}

/** Puts back what the hunks replaced, or says why that cannot be done. */
export function revertHunks(text: string, hunks: readonly Hunk[]): { text: string } | { problem: string } {
  let result = text;
  for (const { removed, inserted } of hunks) {
    const at = placeOf(result, inserted);
    if (typeof at === 'string') return { problem: at };
    result = result.slice(0, at) + removed + result.slice(at + inserted.length);
  }
  return { text: result };
}

/** Whether every hunk's place can be found again, as it must be before a file is written. */
export function unfindable(text: string, hunks: readonly Hunk[]): string | undefined {
  return hunks.map(({ inserted }) => placeOf(text, inserted)).find((found) => typeof found === 'string');
}

function placeOf(text: string, inserted: string): number | string {
  const places: number[] = [];
  for (let at = text.indexOf(inserted); at >= 0; at = text.indexOf(inserted, at + 1)) {
    if (at === 0 || text[at - 1] === '\n') places.push(at);
  }
  const first = inserted.trim().split('\n')[0];
  if (places.length === 0) return `the lines that begin with "${first}" are gone or changed`;
  return places.length === 1 ? (places[0] as number) : `"${first}" stands there ${places.length} times`;
}

/** The same edit over whole lines. */
export function wholeLines(text: string, { start, end, text: replacement }: Edit): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', Math.max(end - 1, start));
  const to = newline < 0 ? text.length : newline + 1;
  return { start: from, end: to, text: text.slice(from, start) + replacement + text.slice(end, to) };
}
