import { compareReleases } from '@cpu-models/runtime';

/** The releases in which a fact holds: from `since` on, until before `until`. An absent end is open. */
export interface Span {
  since?: string;
  until?: string;
}

/** A value, or the values that it had over time. */
export type Timeline<T> = T | ReadonlyArray<{ value: T } & Span>;

/** Whether a fact with this span holds in `release`. */
export function holds(span: { since?: string | undefined; until?: string | undefined }, release: string): boolean {
  if (span.since !== undefined && compareReleases(release, span.since) < 0) return false;
  return span.until === undefined || compareReleases(release, span.until) < 0;
}

/** The value that a timeline has in `release`, or undefined where no entry holds. */
export function valueAt<T extends string | number | boolean>(
  timeline: Timeline<T> | undefined,
  release: string,
): T | undefined {
  if (!Array.isArray(timeline)) return timeline as T | undefined;
  return (timeline as ReadonlyArray<{ value: T } & Span>).find((entry) => holds(entry, release))?.value;
}

/** The `since` of a fact inside something that has a span itself: undefined where that begins no earlier. */
export function sinceWithin(outer: Span, since: string): string | undefined {
  return outer.since !== undefined && compareReleases(since, outer.since) <= 0 ? undefined : since;
}

/**
 * Writes a set of releases as spans over the supported releases.
 *
 * @param present the releases in which the fact holds
 * @param all every supported release, oldest first
 * @returns one span per run of neighbouring releases; an empty span `{}` where it holds in all
 */
export function spansOf(present: ReadonlySet<string>, all: readonly string[]): Span[] {
  const spans: Span[] = [];
  all.forEach((release, i) => {
    if (!present.has(release)) return;
    const previous = i > 0 ? all[i - 1] : undefined;
    if (previous === undefined) spans.push({});
    else if (!present.has(previous)) spans.push({ since: release });
    const next = all[i + 1];
    if (next !== undefined && !present.has(next)) (spans.at(-1) as Span).until = next;
  });
  return spans;
}
