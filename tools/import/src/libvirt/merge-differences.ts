import type { MapModel } from '@cpu-models/runtime';
import type { LibvirtDifferencesFile } from '@cpu-models/source';
import type { Draft } from './draft.js';
import { projectName } from './project-name.js';
import type { LibvirtTree } from './tree.js';
import {
  isUnclassified,
  LISTS,
  type List,
  presentNames,
  type Unclassified,
  unclassifiedEntries,
  unclassifiedFacts,
} from './unclassified.js';

const DIFFERENCES = 'x86/libvirt/differences.yaml';

/**
 * Writes down what differs from QEMU's definitions and no rule explains, so that the map comes out right.
 * Somebody has to find the reason: the entries say so, and count as not yet adopted until then. They are written anew
 * from what they say of each release, so that the order of imports does not show.
 */
export function mergeDifferences(draft: Draft, tree: LibvirtTree): void {
  const differences = draft.file<LibvirtDifferencesFile>(DIFFERENCES);
  const before = unclassifiedFacts(draft, differences);
  const written = LISTS.map((list) => [list, differences[list]] as const);
  for (const list of LISTS)
    set(
      differences,
      list,
      differences[list].filter((entry) => !isUnclassified(entry)),
    );
  const here = unexplained(draft, tree);
  const others = before.filter(({ release }) => release !== draft.axis.release);
  if (sameFacts(before, [...others, ...here])) {
    for (const [list, entries] of written) set(differences, list, entries);
    return;
  }
  for (const [list, entry] of unclassifiedEntries(draft, [...others, ...here])) {
    set(differences, list, [...differences[list], entry]);
    draft.notes.push(
      `${DIFFERENCES}: ${list} ${entry.features.join(' ')} for ${(entry.names ?? []).join(' ')}; to be classified`,
    );
  }
}

function set(differences: LibvirtDifferencesFile, list: List, entries: readonly unknown[]): void {
  Object.assign(differences, { [list]: entries });
}

function sameFacts(a: readonly Unclassified[], b: readonly Unclassified[]): boolean {
  const key = ({ list, name, feature, release }: Unclassified) => `${list} ${name} ${feature} ${release}`;
  return JSON.stringify([...new Set(a.map(key))].sort()) === JSON.stringify([...new Set(b.map(key))].sort());
}

/** What the tree says of its names and the draft does not. */
function unexplained(draft: Draft, tree: LibvirtTree): Unclassified[] {
  const { release } = draft.axis;
  const derived = new Map(draft.derived().map.x86.models.map((model) => [model.name, model]));
  const names = presentNames(draft).get(release);
  return tree.map.x86.models.flatMap((upstream) => {
    const source = derived.get(upstream.name);
    if (source === undefined || !names?.has(upstream.name)) return [];
    return featureDifferences(upstream, source).flatMap(([list, features]) =>
      features.map((feature) => ({ list, name: upstream.name, feature: projectName(draft, feature), release })),
    );
  });
}

function featureDifferences(upstream: MapModel, source: MapModel): [List, string[]][] {
  const lacking = [...source.features, ...source.added].filter((feature) => !mentions(upstream, feature));
  const extra = upstream.features.filter((feature) => !mentions(source, feature));
  const removed = upstream.removed.filter((feature) => !source.removed.includes(feature));
  return [
    ['omit', lacking],
    ['extra', extra],
    ['removed', removed],
  ];
}

function mentions({ features, added, removed }: MapModel, feature: string): boolean {
  return [features, added, removed].some((list) => list.includes(feature));
}
