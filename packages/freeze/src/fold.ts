/** Writes members of an ordered list briefly: `a..d` for three or more neighbours. */
export function foldRanges(members: ReadonlySet<string>, order: readonly string[]): string[] {
  const folded: string[] = [];
  for (let from = 0; from < order.length; from++) {
    if (!members.has(order[from] as string)) continue;
    let to = from;
    while (to + 1 < order.length && members.has(order[to + 1] as string)) to++;
    const run = order.slice(from, to + 1);
    folded.push(...(run.length > 2 ? [`${run[0]}..${run.at(-1)}`] : run));
    from = to;
  }
  return folded;
}
