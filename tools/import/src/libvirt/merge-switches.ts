import { holds } from '@cpu-models/source';
import { compareLibvirt } from './compare.js';
import type { Draft } from './draft.js';
import { otherReleases } from './other-releases.js';
import type { Axis } from './presence.js';
import { type Switch, switchesOf } from './switches.js';
import type { LibvirtTree } from './tree.js';

/**
 * Moves the beginning of rules and marks to where the tree shows it. Whether a rule holds shows in no single place, so
 * both answers are tried: the one that leaves fewer differences counts, if no other release is touched by it.
 */
export function mergeSwitches(draft: Draft, tree: LibvirtTree): void {
  let least = compareLibvirt(tree, draft.derived()).length;
  // What one rule hides another may show, so they are gone through until nothing gets better.
  for (let before = least + 1; least > 0 && least < before; ) {
    before = least;
    for (const one of switchesOf(draft)) least = tryMoved(draft, tree, one, least);
  }
}

/** Moves one switch if that leaves fewer differences; returns how many are left. */
function tryMoved(draft: Draft, tree: LibvirtTree, one: Switch, least: number): number {
  const moved = movedTo(one.since, draft.axis);
  if (moved === undefined) return least;
  one.set(moved);
  const left = compareLibvirt(tree, draft.derived()).length;
  if (left < least) {
    const after = otherReleases(draft);
    one.set(one.since);
    const untouched = after === otherReleases(draft);
    if (untouched) {
      one.set(moved);
      draft.notes.push(`${one.path}: ${one.what} holds since ${moved}`);
      return left;
    }
  }
  one.set(one.since);
  return least;
}

/** The nearest beginning that gives the other answer for the axis' own release; undefined where none does. */
function movedTo(since: string | undefined, { releases, release }: Axis): string | undefined {
  if (!holds({ since }, release)) return release;
  return releases[releases.indexOf(release) + 1];
}
