import type { FreezeFile } from '@cpu-models/source';
import { type Project, readLedgers } from './ledger/ledgers.js';
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
  return [...old].flatMap(([release, { facts }]) => {
    const current = now.get(release);
    if (current === undefined) return [{ project, release, what: 'its ledger has gone' }];
    return changesOf(facts, current.facts).map(({ path, from, to }) => ({
      project,
      release,
      what: `${path.join('/')} was ${text(from)} and is ${text(to)}`,
    }));
  });
}

function text(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
