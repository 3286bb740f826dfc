import type { KindName, ReleaseFile } from '@cpu-models/source';
import { withLacks } from '../unsaid.js';
import { compareLibvirt, findingText } from './compare.js';
import { Draft } from './draft.js';
import { keepForms } from './keep-forms.js';
import { mergeAges } from './merge-ages.js';
import { adoptAhead, mergeAhead } from './merge-ahead.js';
import { mergeDifferences } from './merge-differences.js';
import { mergeFeatures } from './merge-features.js';
import { mergeIndexes } from './merge-index.js';
import { mergeLayout } from './merge-layout.js';
import { mergeNames } from './merge-names.js';
import { mergeOrder } from './merge-order.js';
import { mergeArmFeatures, mergeOtherModels, mergeVendors } from './merge-others.js';
import { mergeRelease, mergeSame } from './merge-release.js';
import { mergeSwitches } from './merge-switches.js';
import { changedReleases } from './other-releases.js';
import type { LibvirtTree } from './tree.js';

/** What an import of a libvirt tree would change in the source. */
export interface LibvirtMerge {
  /** New values of the files that change. */
  readonly files: readonly { readonly kind: KindName; readonly path: string; readonly value: unknown }[];
  /** What changes, and what somebody should look at, in sentences. */
  readonly notes: readonly string[];
  /** What the tree says and the source cannot say, even with the changes. */
  readonly unplaced: readonly string[];
}

/**
 * Brings the source up to date with a libvirt release: which features and names it has, vendors, order and groups,
 * Arm and PowerPC, and differences that no rule explains. A tree that the source describes already changes nothing.
 *
 * @param files values of the source's files by path; they are not touched
 */
export function mergeLibvirt(tree: LibvirtTree, files: ReadonlyMap<string, unknown>): LibvirtMerge {
  const draft = new Draft(files, tree.release);
  mergeRelease(draft);
  mergeVendors(draft, tree);
  mergeFeatures(draft, tree);
  adoptAhead(draft);
  mergeNames(draft, tree);
  mergeAhead(draft, tree);
  keepForms(draft);
  mergeSwitches(draft, tree);
  mergeAges(draft, tree);
  mergeArmFeatures(draft, tree);
  mergeOtherModels(draft, tree);
  mergeIndexes(draft, tree);
  mergeOrder(draft, tree);
  mergeLayout(draft, tree);
  mergeDifferences(draft, tree);
  const remaining = compareLibvirt(tree, draft.derived());
  const unsaid = [...tree.problems, ...remaining.map(findingText)];
  const unplaced = [...unsaid, ...changedReleases(draft)];
  remember(draft, unsaid);
  if (unplaced.length === 0) mergeSame(draft);
  return { files: draft.changed(), notes: draft.notes, unplaced };
}

function remember(draft: Draft, unsaid: readonly string[]): void {
  const file = draft.file<ReleaseFile>('releases.yaml');
  const at = file.libvirt.findIndex(({ release }) => release === draft.axis.release);
  const entry = file.libvirt[at];
  if (entry !== undefined) file.libvirt[at] = withLacks(entry, [...new Set(unsaid)]);
}
