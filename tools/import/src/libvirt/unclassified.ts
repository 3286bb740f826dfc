import { namesOf, releaseOf } from '@cpu-models/catalog';
import type { LibvirtDifferencesFile } from '@cpu-models/source';
import { holds, spansOf } from '@cpu-models/source';
import type { Draft } from './draft.js';

export const LISTS = ['omit', 'extra', 'removed'] as const;
export type List = (typeof LISTS)[number];

/** One feature of one name in which a release differs, and nobody has looked yet why. */
export interface Unclassified {
  readonly list: List;
  readonly name: string;
  readonly feature: string;
  readonly release: string;
}

type Entry = LibvirtDifferencesFile[List][number];

/** How the reasons of entries begin that nobody has looked at yet. */
export const UNCLASSIFIED = 'To be classified';
const REASON = `${UNCLASSIFIED}: libvirt`;

export function isUnclassified(entry: Entry): boolean {
  return entry.kind === 'not-yet-adopted' && entry.reason.startsWith(REASON);
}

/** What such entries say, release by release, of names that are there. */
export function unclassifiedFacts(draft: Draft, differences: LibvirtDifferencesFile): Unclassified[] {
  const present = presentNames(draft);
  return LISTS.flatMap((list) =>
    differences[list]
      .filter(isUnclassified)
      .flatMap((entry) =>
        draft.axis.releases
          .filter((release) => holds(entry, release))
          .flatMap((release) =>
            (entry.names ?? [])
              .filter((name) => present.get(release)?.has(name))
              .flatMap((name) => entry.features.map((feature) => ({ list, name, feature, release }))),
          ),
      ),
  );
}

/** Entries that say the facts: names with the same differences in the same releases share one. */
export function unclassifiedEntries(draft: Draft, facts: readonly Unclassified[]): readonly [List, Entry][] {
  const present = presentNames(draft);
  const groups = new Map<string, string[]>();
  for (const [key, features] of runsOfFeatures(draft, facts, present)) {
    const { list, name, ...span } = JSON.parse(key) as Run;
    const group = JSON.stringify({ list, ...span, features: features.sort() });
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return [...groups].sort(byText).map(([key, names]): [List, Entry] => {
    const { list, first, since, until, features } = JSON.parse(key) as Omit<Run, 'name'> & { features: string[] };
    const span = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
    const reason = `${REASON} ${first} says so, and nobody has looked yet why.`;
    return [list, { features, names: names.sort(), ...span, kind: 'not-yet-adopted', reason }];
  });
}

interface Run {
  readonly list: List;
  readonly name: string;
  /** The first release of the run; it is also `since`, unless no older release has the name. */
  readonly first: string;
  readonly since?: string;
  readonly until?: string;
}

/** Features by list, name and run of releases. Releases without the name count neither way. */
function runsOfFeatures(draft: Draft, facts: readonly Unclassified[], present: Present): Map<string, string[]> {
  const runs = new Map<string, string[]>();
  const releasesOf = new Map<string, Set<string>>();
  for (const { release, ...fact } of facts) {
    const key = JSON.stringify(fact);
    releasesOf.set(key, (releasesOf.get(key) ?? new Set()).add(release));
  }
  for (const [key, having] of releasesOf) {
    const { list, name, feature } = JSON.parse(key) as Omit<Unclassified, 'release'>;
    const releases = draft.axis.releases.filter((release) => present.get(release)?.has(name));
    for (const span of spansOf(having, releases)) {
      const first = span.since ?? (releases[0] as string);
      const run = JSON.stringify({ list, name, first, ...span } satisfies Run);
      runs.set(run, [...(runs.get(run) ?? []), feature]);
    }
  }
  return runs;
}

type Present = ReadonlyMap<string, ReadonlySet<string>>;

/** The names of each release that differences may speak of. */
export function presentNames(draft: Draft): Present {
  const source = draft.source();
  return new Map(
    draft.axis.releases.map((release) => {
      const slice = releaseOf(source, 'libvirt', release);
      const names = slice.models.flatMap((model) => namesOf(model, slice)).filter(({ form }) => form !== 'versioned');
      return [release, new Set(names.map(({ name }) => name))];
    }),
  );
}

function byText([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
