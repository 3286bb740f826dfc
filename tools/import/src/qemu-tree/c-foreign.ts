/** Directives that read other files or speak to the compiler; the tables need none of them. */
const FOREIGN = /(?:include|include_next|import|embed|pragma)\b/y;
/** Questions about what files there are. */
const ASKS = /\b__has_(?:include|include_next|embed)\b/;

/**
 * What a text of a tree would read of other files, or say to the compiler: the first such directive, undefined if there is
 * none. Blanks, comments and joined lines may stand behind the mark. Each character is looked at a few times, whatever the
 * text is.
 */
export function foreignIn(tree: string): string | undefined {
  const text = tree.replaceAll(/\\[ \t]*\r?\n/g, '');
  const past = skipper(text);
  for (const { index, 0: mark } of text.matchAll(/#|%:/g)) {
    FOREIGN.lastIndex = past(index + mark.length);
    const name = FOREIGN.exec(text)?.[0];
    if (name !== undefined) return `${mark}${name}`;
  }
  return ASKS.exec(text)?.[0];
}

/** Finds where blanks and comments end that begin at a place. What was passed once is known. */
function skipper(text: string): (from: number) => number {
  const blanks = /\s*/y;
  const known = new Map<number, number>();
  let close = -1;
  /** Past the comment that is open at a place: the next end is the same for all places before it. */
  const closed = (at: number) => {
    if (close < at) close = text.indexOf('*/', at);
    if (close < 0) close = text.length;
    return close + 2;
  };
  return (from) => {
    const passed: number[] = [];
    let at = from;
    while (!known.has(at)) {
      passed.push(at);
      blanks.lastIndex = at;
      blanks.exec(text);
      const behind = blanks.lastIndex;
      if (!text.startsWith('/*', behind)) known.set(at, behind);
      else at = closed(behind + 2);
    }
    const end = known.get(at) as number;
    for (const place of passed) known.set(place, end);
    return end;
  };
}
