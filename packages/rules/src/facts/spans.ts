import { compareReleases } from '@cpu-models/runtime';
import { holds, memo, momentOf, type Source, type Span, type Timeline, valueAt } from '@cpu-models/source';

/** The releases in which all of these facts hold; may be empty. */
export function intersect(...spans: readonly (Span | undefined)[]): Span {
  const result: Span = {};
  for (const { since, until } of spans.filter((span) => span !== undefined)) {
    if (since !== undefined && (result.since === undefined || compareReleases(since, result.since) > 0))
      result.since = since;
    if (until !== undefined && (result.until === undefined || compareReleases(until, result.until) < 0))
      result.until = until;
  }
  return result;
}

/** Whether a span holds in no release at all. */
export function isEmpty({ since, until }: Span): boolean {
  return since !== undefined && until !== undefined && compareReleases(since, until) >= 0;
}

/** Whether two facts hold in some release together. */
export function overlap(a: Span, b: Span): boolean {
  return !isEmpty(intersect(a, b));
}

/** `since 10.0`, `until 7.2`, `7.2 to before 10.0`, `all releases` */
export function spell({ since, until }: Span): string {
  if (since !== undefined) return until === undefined ? `since ${since}` : `from ${since} to before ${until}`;
  return until === undefined ? 'in all releases' : `before ${until}`;
}

/** The supported QEMU releases, oldest first. Needs `release`. */
export const qemuReleases = memo((source: Source) => source.one('release').value.qemu.map(({ release }) => release));

/** The supported libvirt releases, oldest first. Needs `release`. */
export const libvirtReleases = memo((source: Source) =>
  source.one('release').value.libvirt.map(({ release }) => release),
);

/** Whether a fact holds in a supported QEMU release, as of the micro release that the source means by it. */
export function holdsIn(source: Source, span: Span, release: string): boolean {
  return holds(span, momentOf(source.one('release').value, release));
}

/** The value that a timeline has in a supported QEMU release; undefined where no entry holds. */
export function valueIn<T extends string | number | boolean>(
  source: Source,
  timeline: Timeline<T> | undefined,
  release: string,
): T | undefined {
  return valueAt(timeline, momentOf(source.one('release').value, release));
}

/** The supported QEMU releases in which all of these facts hold. */
export function releasesOf(source: Source, ...spans: readonly (Span | undefined)[]): string[] {
  const span = intersect(...spans);
  return qemuReleases(source).filter((release) => holdsIn(source, span, release));
}

/** The supported QEMU releases in which a fact holds and none of those that it needs. */
export function lackingIn(source: Source, span: Span, needed: readonly Span[]): string[] {
  return releasesOf(source, span).filter((release) => !needed.some((need) => holdsIn(source, need, release)));
}
