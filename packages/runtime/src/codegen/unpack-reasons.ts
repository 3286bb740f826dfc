import type { DifferenceReason } from '../definitions.js';

/**
 * Reasons with their points as sets over three lists. A point is `releases names features`, each a set: numbers in base
 * 36, each counted from the one before (the first from -1), `3-2` for the third after it and the two that follow.
 */
export interface PackedReasons {
  readonly releases: string;
  readonly names: string;
  readonly features: string;
  readonly reasons: readonly (readonly [
    kind: DifferenceReason['kind'],
    what: string,
    reason: string,
    source: string,
    points: string,
  ])[];
}

/** The reasons as `compareDefinitions` takes them. */
export function unpackReasons({ reasons, ...lists }: PackedReasons): readonly DifferenceReason[] {
  const [releases, names, features] = [lists.releases, lists.names, lists.features].map((list) => list.split(' '));
  return reasons.map(([kind, what, reason, source, points]) => ({
    kind,
    what,
    reason,
    source,
    points: points.split(';').map((point) => {
      const [of = '', who = '', which = ''] = point.split(' ');
      return { releases: member(of, releases), names: member(who, names), features: member(which, features) };
    }),
  }));
}

function member(set: string, all: readonly string[] = []): string {
  let at = -1;
  const found = set.split(',').map((range) => {
    const [step = '', more = '0'] = range.split('-');
    const first = at + Number.parseInt(step, 36);
    at = first + Number.parseInt(more, 36);
    return all.slice(first, at + 1).join(' ');
  });
  return found.join(' ');
}
