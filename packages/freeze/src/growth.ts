import { isDeepStrictEqual } from 'node:util';
import type { FreezeFile } from '@cpu-models/source';
import { type Ledger, type Project, readLedgers } from './ledger/ledgers.js';
import { changesOf } from './ledger/tree.js';

/** A fact that a ledger told once and does not tell any more. */
export interface Shrinkage {
  readonly project: Project;
  readonly release: string;
  readonly what: string;
}

/** Where ledgers say something else of a release than older ones did: they may only be joined by new ones. */
export function findShrinkage(
  project: Project,
  before: readonly FreezeFile[],
  after: readonly FreezeFile[],
): Shrinkage[] {
  const [old, now] = [readLedgers(before).read, readLedgers(after).read];
  const held = new Set([...old.values()].flatMap(({ facts }) => Object.keys(facts)));
  return [...old].flatMap(([release, ledger]) => {
    const current = now.get(release);
    const lost = current === undefined ? ['its ledger has gone'] : lostIn(ledger, current, held);
    return lost.map((what) => ({ project, release, what }));
  });
}

/** @param held kinds of facts that ledgers told of any release: what none of them told may be told of all */
function lostIn(old: Ledger, now: Ledger, held: ReadonlySet<string>): string[] {
  const facts = changesOf(old.facts, now.facts)
    .filter(({ path: [kind = ''] }) => held.has(kind))
    .map(({ path, from, to }) => `${path.join('/')} was ${text(from)} and is ${text(to)}`);
  // A release that comes between changes what differs from the one before.
  const { after, upgrades = [] } = old.file;
  const same = after !== now.file.after || isDeepStrictEqual(upgrades, now.file.upgrades ?? []);
  return same ? facts : [...facts, `what its guests see otherwise than those of ${after} is told in another way`];
}

function text(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
