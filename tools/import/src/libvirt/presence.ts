import { compareReleases } from '@cpu-models/runtime';
import { holds } from '@cpu-models/source';

/** When libvirt has something, as the source writes it. */
export type Presence = 'not-yet' | 'never' | { since?: string; until?: string } | undefined;

/** The releases between which an import decides: those that the source describes, and the one it reads. */
export interface Axis {
  /** Oldest first, {@link release} included. */
  readonly releases: readonly string[];
  readonly release: string;
}

export function axisOf(described: readonly string[], release: string): Axis {
  return { releases: [...new Set([...described, release])].sort(compareReleases), release };
}

/** Only the releases that have something, and the axis' own. */
export function axisWithin({ releases, release }: Axis, presence: Presence): Axis {
  return { releases: releases.filter((known) => known === release || isPresentAt(presence, known)), release };
}

export function isPresentAt(presence: Presence, release: string): boolean {
  return presence === undefined || (typeof presence === 'object' && holds(presence, release));
}

/**
 * Says of one more release whether libvirt has something, and keeps what is said of the others.
 * What it says already stays as it is written: a `since` from libvirt's notes is better than one found in a tree.
 */
export function presenceWith(presence: Presence, { releases, release }: Axis, present: boolean): Presence {
  if (isPresentAt(presence, release) === present) return presence;
  const having = releases.filter((known) => (known === release ? present : isPresentAt(presence, known)));
  const [first, last] = [having[0], having.at(-1)];
  if (first === undefined || last === undefined) return 'not-yet';
  const after = releases[releases.indexOf(last) + 1];
  const written: { since?: string; until?: string } = typeof presence === 'object' ? presence : {};
  return {
    ...(first === releases[0] ? {} : { since: kept(written.since, first, releases) ?? first }),
    ...(after === undefined ? {} : { until: written.until ?? after }),
  };
}

/** A written `since` stays if it means the same first release. */
function kept(since: string | undefined, first: string, releases: readonly string[]): string | undefined {
  return since !== undefined && releases.find((release) => compareReleases(since, release) <= 0) === first
    ? since
    : undefined;
}

/** The same for a fact that once began and still holds; undefined where that cannot say it. */
export function sinceWith(since: string, axis: Axis, present: boolean): string | undefined {
  const presence = presenceWith({ since }, axis, present);
  if (typeof presence !== 'object' || presence.until !== undefined) return undefined;
  return presence.since ?? axis.release;
}

/** A span for what is true of the axis' own release alone, among those known. */
export function onlyHere({ releases, release }: Axis): { since?: string; until?: string } {
  const at = releases.indexOf(release);
  const next = releases[at + 1];
  return { ...(at === 0 ? {} : { since: release }), ...(next === undefined ? {} : { until: next }) };
}
