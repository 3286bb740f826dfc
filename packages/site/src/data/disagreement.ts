import {
  compareDefinitions,
  type DefinitionComparison,
  type DefinitionDifference,
  type DifferenceReason,
} from '@cpu-models/runtime';
import { groupBy } from './group.js';
import { features, libvirt, qemu, reasons } from './library.js';

const known = new Map<string, DefinitionComparison>();

/** The comparison of two releases, made once; null while data is on its way. */
export function comparisonOf(qemuRelease: string, libvirtRelease: string): DefinitionComparison | null {
  const [release, map, list, why] = [qemu(qemuRelease), libvirt(libvirtRelease), features(), reasons()];
  if (release === null || map === null || list === null || why === null) return null;
  const key = `${qemuRelease} ${libvirtRelease}`;
  const found = known.get(key) ?? compareDefinitions(release, map, list, why);
  known.set(key, found);
  return found;
}

/** Differences of one kind, for one reason, in the same way. */
export interface DifferenceGroup {
  readonly because: DifferenceReason | null;
  readonly what: DefinitionDifference['what'];
  readonly features: readonly string[];
  readonly names: readonly string[];
  readonly count: number;
}

const ORDER = ['unexplained', 'upstream-bug', 'frozen-history', 'policy', 'not-yet-adopted'];

export const kindOf = ({ because }: { readonly because: DifferenceReason | null }): string =>
  because?.kind ?? 'unexplained';

/** What asks for action first. */
export function groupDifferences(differences: readonly DefinitionDifference[]): DifferenceGroup[] {
  const groups = groupBy(differences, (each) => `${kindOf(each)}|${each.what}|${each.because?.reason ?? ''}`);
  const rows = [...groups.values()].map((list): DifferenceGroup => {
    const [first] = list as [DefinitionDifference, ...DefinitionDifference[]];
    return {
      because: first.because,
      what: first.what,
      features: [...new Set(list.flatMap(({ feature }) => feature ?? []))],
      names: [...new Set(list.map(({ name }) => name))],
      count: list.length,
    };
  });
  return rows.sort((a, b) => ORDER.indexOf(kindOf(a)) - ORDER.indexOf(kindOf(b)));
}

/** How many there are of each kind, in the order of groups. */
export function kindCounts(differences: readonly DefinitionDifference[]): [kind: string, count: number][] {
  const counts = groupBy(differences, kindOf);
  return ORDER.flatMap((kind): [string, number][] => {
    const count = counts.get(kind)?.length ?? 0;
    return count > 0 ? [[kind, count]] : [];
  });
}
