import type { CpuMap } from '@cpu-models/runtime';
import { libvirtFacts } from '../facts/libvirt.js';
import { changesOf, isList, type Tree } from '../ledger/tree.js';
import { wholeEntities } from '../ledger/whole-entities.js';
import type { CompareOptions, Violation } from './qemu.js';

/** Every fact in which a libvirt release's map differs from its ledger. */
export function compareLibvirt(frozen: Tree, map: CpuMap, { open = false }: CompareOptions = {}): Violation[] {
  const current = libvirtFacts(map);
  const changes = wholeEntities(changesOf(frozen, current), frozen, current, (path) => [path.slice(0, 3)]);
  return changes
    .filter(({ path, from, to }) => !(open && isAddition(path, from, to)))
    .map((change) => ({ project: 'libvirt' as const, release: map.release, change, effects: [] }));
}

/** A new name; in lists of names those of old keep their order. */
function isAddition(path: readonly string[], from: unknown, to: unknown): boolean {
  if (path.at(-1)?.endsWith('order') && isList(from) && isList(to)) {
    return to.filter((name) => from.includes(name)).join() === from.join();
  }
  return from === undefined && path.length === 3;
}
