/** An item of a merged sequence: what it is known by, and where each of the sequences has it, or -1. */
export interface Merged {
  readonly id: string;
  readonly at: number[];
}

/**
 * Merges sequences into one that has each of them as a part in its own order. Items with the same id become one as far
 * as the order allows; one that moves between two sequences is there twice.
 */
export function mergeSequences(sequences: readonly (readonly string[])[]): Merged[] {
  let merged: Merged[] = [];
  sequences.forEach((ids, number) => {
    const none = () => Array<number>(sequences.length).fill(-1);
    const next: Merged[] = [];
    let [i, j] = [0, 0];
    const insert = () => {
      const at = none();
      at[number] = j;
      next.push({ id: ids[j] as string, at });
      j++;
    };
    for (const [oldAt, newAt] of commonOrder(
      merged.map(({ id }) => id),
      ids,
    )) {
      while (i < oldAt) next.push(merged[i++] as Merged);
      while (j < newAt) insert();
      const item = merged[i++] as Merged;
      item.at[number] = j++;
      next.push(item);
    }
    next.push(...merged.slice(i));
    while (j < ids.length) insert();
    merged = next;
  });
  return merged;
}

/** Pairs of positions of a longest common subsequence. */
function commonOrder(a: readonly string[], b: readonly string[]): [number, number][] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const before = Array.from({ length: start }, (_, i): [number, number] => [i, i]);
  const middle = longest(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const after = Array.from({ length: end }, (_, i): [number, number] => [a.length - end + i, b.length - end + i]);
  return [...before, ...middle.map(([i, j]): [number, number] => [i + start, j + start]), ...after];
}

function longest(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
