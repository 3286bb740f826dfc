import { type CNames, cNames } from '@cpu-models/catalog';
import type { Source } from '@cpu-models/source';
import { cFacts } from '../facts/c.js';
import { type Change, changesOf, isList, type Tree } from '../ledger/tree.js';
import type { CompareOptions, Violation } from './qemu.js';

/** Every name in C of a QEMU release that is another one than in its ledger. */
export function compareC(frozen: Tree, source: Source, release: string, options: CompareOptions = {}): Violation[] {
  return changedNames(frozen, cNames(source, release), options).map((change) => ({
    project: 'qemu',
    release,
    change,
    effects: [],
  }));
}

/** @param frozen the facts of a ledger */
export function changedNames(frozen: Tree, names: CNames, { open = false }: CompareOptions = {}): Change[] {
  const changes = changesOf({ c: frozen['c'] ?? {} }, { c: cFacts(names) });
  return open ? changes.filter(({ from, to }) => !isAddition(from, to)) : changes;
}

function isAddition(from: Change['from'], to: Change['to']): boolean {
  if (isList(from) && isList(to)) return from.every((name) => to.includes(name));
  return from === undefined;
}
