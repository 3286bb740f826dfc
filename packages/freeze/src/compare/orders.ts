import type { QemuRelease } from '@cpu-models/runtime';
import { comeToTheSame, dependencyFacts } from '../facts/words.js';
import { type Change, sameLeaf, type Tree } from '../ledger/tree.js';

/**
 * Whether some CPU shows that dependencies stand in another order. Ledgers name for each all before it that touch the same
 * bits; of some of these nothing tells in which order they were.
 */
export function isShownOrder({ path, from, to }: Change, before: QemuRelease, after: QemuRelease): boolean {
  const [kind, key = ''] = path;
  if (kind !== 'dependencies' || from === undefined || to === undefined) return true;
  return !sameLeaf(ordersOf(before)[key], ordersOf(after)[key]);
}

function ordersOf({ dependencies }: QemuRelease): Tree {
  return dependencyFacts(dependencies, comeToTheSame);
}
