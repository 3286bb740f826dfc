import { compareReleases } from '@cpu-models/runtime';
import {
  holds,
  type Numbering,
  releaseOfVersion,
  type Span,
  spansOf,
  type Timeline,
  valueAt,
} from '@cpu-models/source';

/** The release being imported, among all that the source then supports. */
export interface Axis {
  /** Supported releases in which the thing at hand can exist, oldest first; the imported one among them. */
  readonly releases: readonly string[];
  /** The release being imported. */
  readonly release: string;
}

/** An axis for what belongs to something that has a span itself. */
export function within(axis: Axis, span: Span): Axis {
  return { ...axis, releases: axis.releases.filter((release) => release === axis.release || holds(span, release)) };
}

export function axisOf(supported: readonly string[], release: string): Axis {
  return { release, releases: [...new Set([...supported, release])].sort(compareReleases) };
}

/**
 * The axis for a tree of a release. Where the source means another micro release by it than the tree is, the two are moments
 * of their own: 11.1, which begins with 11.1.0, and 11.1.3.
 *
 * @param version the tree's own: `11.1.0`
 * @param numbering how the source says that QEMU counts
 */
export function axisOfTree(
  supported: readonly { readonly release: string; readonly 'as-of'?: string }[],
  release: string,
  version: string,
  numbering?: Numbering,
): Axis {
  const moments = supported.map((entry) => entry['as-of'] ?? entry.release);
  const known = supported.find((entry) => entry.release === release);
  if (known === undefined || !version.startsWith(`${release}.`)) return axisOf(moments, known?.['as-of'] ?? release);
  return axisOf(moments, microOf(version, release, numbering) ?? release);
}

/** A tree's version where it is a later micro release of a release: `11.1.3`; undefined for 11.1.0 and for what is none of it. */
export function microOf(version: string, release: string, numbering?: Numbering): string | undefined {
  const isMicro = /^\d+\.\d+\.(?!0$)\d+$/.test(version) && releaseOfVersion(version, numbering) === release;
  return isMicro ? version : undefined;
}

/**
 * The span that a fact has once the imported release is known too. A bound that already gives the right answer is kept,
 * since it may be more exact than the supported releases tell.
 *
 * @param span null for a fact that is new
 * @returns null if it holds in no release, or the release splits its span (the caller then writes a second fact)
 */
export function extendSpan(span: Span | null, axis: Axis, present: boolean): Span | null {
  if (span !== null && holds(span, axis.release) === present) return bounds(span);
  const releases = axis.releases.filter((r) => (r === axis.release ? present : span !== null && holds(span, r)));
  const spans = spansOf(new Set(releases), axis.releases);
  if (spans.length === 0) return span === null ? null : { ...bounds(span), ...cut(span, axis.release) };
  return spans.length === 1 ? (spans[0] as Span) : null;
}

function bounds({ since, until }: Span): Span {
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
}

/** Whether a fact holds nowhere: an earlier tree of the imported release had it, and this one has not. */
export function isNever({ since, until }: Span): boolean {
  return since !== undefined && since === until;
}

/** For a fact of releases that are not supported: it must not hold in the imported one. */
function cut(span: Span, release: string): Span {
  return span.until === undefined ? { until: release } : { since: span.until };
}

/** A fact's value over the supported releases once it is known to be `value` in the imported one. */
export function extendTimeline<T extends string | number | boolean>(
  timeline: Timeline<T> | undefined,
  axis: Axis,
  value: T | undefined,
): Timeline<T> | undefined {
  if (timeline !== undefined && valueAt(timeline, axis.release) === value) return timeline;
  const valueIn = (release: string) => (release === axis.release ? value : valueAt(timeline, release));
  const values = [...new Set(axis.releases.map(valueIn))].filter((v) => v !== undefined);
  const entries = values.flatMap((v) =>
    spansOf(new Set(axis.releases.filter((release) => valueIn(release) === v)), axis.releases).map((span) => ({
      value: v,
      ...span,
    })),
  );
  const [only] = entries;
  if (only === undefined) return undefined;
  if (entries.length === 1 && only.since === undefined && only.until === undefined) return only.value;
  return entries.sort((a, b) => compareReleases(a.since ?? '0.0', b.since ?? '0.0'));
}

/** A list item with a span. */
export type Spanned<T> = T & Span;

/**
 * Brings a list of facts up to date with the imported release, which has exactly `wanted`, in this order.
 *
 * @param key what makes two items the same fact
 * @param update gives the item as it then is; `found` is the release's item, undefined where the release lacks it
 */
export function mergeList<T extends Span, U>(
  existing: readonly T[],
  wanted: readonly U[],
  axis: Axis,
  key: { of: (item: T) => string; ofWanted: (item: U) => string },
  update: (item: T | undefined, found: U | undefined, axis: Axis) => T | null,
): T[] {
  const found = new Map(wanted.map((item) => [key.ofWanted(item), item]));
  const current = new Map<string, T[]>();
  for (const item of existing) current.set(key.of(item), [...(current.get(key.of(item)) ?? []), item]);
  const order = mergeOrder([...current.keys()], [...found.keys()]);
  return order.flatMap((id) => mergeItem(current.get(id) ?? [], found.get(id), axis, update));
}

function mergeItem<T extends Span, U>(
  items: readonly T[],
  found: U | undefined,
  axis: Axis,
  update: (item: T | undefined, found: U | undefined, axis: Axis) => T | null,
): T[] {
  const holder = items.find((item) => holds(item, axis.release)) ?? items.at(-1);
  const span = extendSpan(holder ?? null, axis, found !== undefined);
  if (span === null) {
    const extra = found === undefined ? null : update(undefined, found, { ...axis, releases: [axis.release] });
    const own = spansOf(new Set([axis.release]), axis.releases)[0];
    return extra === null ? [...items] : [...items, { ...extra, ...own }];
  }
  const merged = isNever(span) ? null : update(holder, found, within(axis, span));
  const result = merged === null ? [] : [withSpan(merged, span)];
  return holder === undefined ? result : items.flatMap((item) => (item === holder ? result : [item]));
}

/** The item with the span behind what names it, or at its end where nothing does. */
function withSpan<T extends Span>(item: T, span: Span): T {
  const { since: _since, until: _until, ...rest } = item;
  const entries = Object.entries(rest);
  const named = entries.findIndex(
    ([key]) => key === 'name' || key === 'version' || key === 'array' || key === 'variable',
  );
  const at = named < 0 ? entries.length : named + 1;
  return Object.fromEntries([...entries.slice(0, at), ...Object.entries(span), ...entries.slice(at)]) as unknown as T;
}

/** One order that keeps both: a new item goes right behind the one it follows in `added`. */
export function mergeOrder(existing: readonly string[], added: readonly string[]): string[] {
  const order = [...existing];
  added.forEach((item, i) => {
    if (order.includes(item)) return;
    const previous = added.slice(0, i).findLast((other) => order.includes(other));
    order.splice(previous === undefined ? 0 : order.indexOf(previous) + 1, 0, item);
  });
  return order;
}
