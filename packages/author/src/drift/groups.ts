import type { Drift, DriftReport } from '@cpu-models/catalog';

/** Differences of one kind, for one reason, in the same way: one row of a report. */
export interface DriftGroup {
  /** `unexplained` where the source has no reason. */
  readonly kind: string;
  readonly what: string;
  readonly reason: string;
  readonly source: string | null;
  readonly features: readonly string[];
  readonly names: readonly string[];
  /** How many differences there are: not every name has every feature. */
  readonly count: number;
}

/** Order of kinds in reports: what asks for action first. */
const KINDS = ['unexplained', 'upstream-bug', 'frozen-history', 'policy', 'not-yet-adopted'];

export function groupDrifts({ differences }: Pick<DriftReport, 'differences'>): DriftGroup[] {
  const groups = new Map<string, { first: Drift; features: Set<string>; names: Set<string>; count: number }>();
  for (const drift of differences) {
    const key = `${kindOf(drift)}|${drift.what}|${drift.because?.reason ?? ''}`;
    const group = groups.get(key) ?? { first: drift, features: new Set(), names: new Set(), count: 0 };
    if (drift.feature !== undefined) group.features.add(drift.feature);
    group.names.add(drift.name);
    group.count++;
    groups.set(key, group);
  }
  const rows = [...groups.values()].map(({ first, features, names, count }) => ({
    kind: kindOf(first),
    what: first.what,
    reason: first.because?.reason ?? '',
    source: first.because === undefined ? null : `${first.because.source.file} ${first.because.source.path.join('.')}`,
    features: [...features],
    names: [...names],
    count,
  }));
  return rows.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

export function kindOf({ because }: Drift): string {
  return because?.kind ?? 'unexplained';
}

/** How many differences there are of each kind, in the order of reports; unexplained always, even if 0. */
export function totalsByKind({ differences }: Pick<DriftReport, 'differences'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>([['unexplained', 0]]);
  for (const kind of KINDS) {
    const count = differences.filter((drift) => kindOf(drift) === kind).length;
    if (count > 0) counts.set(kind, count);
  }
  return counts;
}

/** What a difference is, for people; the column is about libvirt. */
export const WHAT: Readonly<Record<string, string>> = {
  lacks: 'libvirt lacks',
  has: 'only libvirt has',
  added: 'listed as added, no part of the model',
  removed: 'listed as removed',
  signature: 'recognised by other families and models',
  vendor: 'no vendor',
  'guest-off': 'guests are not called so',
  'partial-check': "check='partial' by libvirt's own definition",
};
