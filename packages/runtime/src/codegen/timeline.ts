/**
 * A timeline holds the values that something has in several releases, numbered from 0: `{$: [[from, value], ...]}`
 * stands for the value of the last entry whose `from` is not later than the release, and an entry without a value (or
 * no such entry) for nothing: a field or an item of a list that the release does not have. A text like `0x1fn` stands
 * for a big number, since JSON has none. Everything else is itself.
 */
export type Timeline =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Timeline[]
  | { readonly $: readonly (readonly [from: number, value?: Timeline])[] }
  | { readonly [key: string]: Timeline };

const BIG = /^0x[\da-f]+n$/;

/** The value at a release; undefined for none. */
export function sliceAt(timeline: Timeline, release: number): unknown {
  if (typeof timeline === 'string')
    return timeline.endsWith('n') && BIG.test(timeline) ? BigInt(timeline.slice(0, -1)) : timeline;
  if (timeline === null || typeof timeline !== 'object') return timeline;
  if (Array.isArray(timeline)) return items(timeline, release);
  if ('$' in timeline) return span(timeline.$ as readonly (readonly [number, Timeline?])[], release);
  const result: Record<string, unknown> = {};
  for (const key in timeline) {
    const value = sliceAt((timeline as Record<string, Timeline>)[key] as Timeline, release);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

function items(list: readonly Timeline[], release: number): unknown[] {
  const result: unknown[] = [];
  for (const item of list) {
    const value = sliceAt(item, release);
    if (value !== undefined) result.push(value);
  }
  return result;
}

function span(spans: readonly (readonly [number, Timeline?])[], release: number): unknown {
  let found: Timeline | undefined;
  for (const [from, value] of spans) if (from <= release) found = value;
  return found === undefined ? undefined : sliceAt(found, release);
}
