import { namesOf } from '@cpu-models/catalog';
import type { MapModel } from '@cpu-models/runtime';
import type { LibvirtDifferencesFile } from '@cpu-models/source';
import type { Draft } from './draft.js';
import { isPresentAt, onlyHere, type Presence } from './presence.js';
import { projectName } from './project-name.js';
import type { LibvirtTree } from './tree.js';

type List = 'omit' | 'extra' | 'removed';

/**
 * Writes down what differs from QEMU's definitions and no rule explains, so that the map comes out right.
 * Somebody has to find the reason: the entries say so, and count as not yet adopted until then.
 */
export function mergeDifferences(draft: Draft, tree: LibvirtTree): void {
  const differences = draft.file<LibvirtDifferencesFile>('x86/libvirt/differences.yaml');
  for (const [key, names] of grouped(draft, tree)) {
    const { list, features, span } = JSON.parse(key) as Group;
    differences[list].push({ features, names, ...span, kind: 'not-yet-adopted', reason: reason(draft) });
    draft.notes.push(
      `x86/libvirt/differences.yaml: ${list} ${features.join(' ')} for ${names.join(' ')}; to be classified`,
    );
  }
}

interface Group {
  readonly list: List;
  readonly features: string[];
  readonly span: { since?: string; until?: string };
}

function reason({ axis }: Draft): string {
  return `To be classified: libvirt ${axis.release} says so, and nobody has looked yet why.`;
}

/** Names that share the same difference share an entry. */
function grouped(draft: Draft, tree: LibvirtTree): ReadonlyMap<string, string[]> {
  const derived = new Map(draft.derived().map.x86.models.map((model) => [model.name, model]));
  const plain = plainNames(draft);
  const groups = new Map<string, string[]>();
  for (const upstream of tree.map.x86.models) {
    const source = derived.get(upstream.name);
    const elsewhere = plain.get(upstream.name);
    if (source === undefined || elsewhere === undefined) continue;
    for (const [list, features] of featureDifferences(upstream, source)) {
      const named = features.map((feature) => projectName(draft, feature)).sort();
      const key = JSON.stringify({
        list,
        features: named,
        span: elsewhere ? onlyHere(draft.axis) : {},
      } satisfies Group);
      groups.set(key, [...(groups.get(key) ?? []), upstream.name]);
    }
  }
  return groups;
}

/** Names that differences may speak of, and whether another described release has them too. */
function plainNames(draft: Draft): ReadonlyMap<string, boolean> {
  const docs = draft.docs();
  const { releases, release } = draft.axis;
  const others = releases.filter((other) => other !== release);
  const own = docs.models.flatMap((model) =>
    namesOf(model, docs, release)
      .filter(({ form }) => form !== 'versioned')
      .map(({ name }) => ({ name, model })),
  );
  return new Map(
    own.map(({ name, model }) => [name, others.some((other) => isPresentAt(model.libvirt as Presence, other))]),
  );
}

function featureDifferences(upstream: MapModel, source: MapModel): [List, string[]][] {
  const lacking = [...source.features, ...source.added].filter((feature) => !mentions(upstream, feature));
  const extra = upstream.features.filter((feature) => !mentions(source, feature));
  const removed = upstream.removed.filter((feature) => !source.removed.includes(feature));
  const lists: [List, string[]][] = [
    ['omit', lacking],
    ['extra', extra],
    ['removed', removed],
  ];
  return lists.filter(([, features]) => features.length > 0);
}

function mentions({ features, added, removed }: MapModel, feature: string): boolean {
  return [features, added, removed].some((list) => list.includes(feature));
}
