import type { FreezeFile } from '@cpu-models/source';
import { decodeLedger } from './ledger/decode.js';
import { rowMovedOn } from './moved.js';
import { variantsOf } from './variants.js';

/** An answer that a ledger gave once and does not give any more. */
export interface Shrinkage {
  readonly release: string;
  readonly what: string;
}

/** What older ledgers said that newer ones do not say: they may only grow. */
export function findShrinkage(before: readonly FreezeFile[], after: readonly FreezeFile[]): Shrinkage[] {
  return before.flatMap((old) => {
    const now = after.find(({ release }) => release === old.release);
    if (now === undefined) return [{ release: old.release, what: 'its ledger has gone' }];
    return [...lostFacts(old, now), ...lostAnswers(old, now)].map((what) => ({ release: old.release, what }));
  });
}

const FACTS = [
  'aliases',
  'words',
  'spellings',
  'caches',
  'legacy-caches',
  'descriptors',
  'xsave',
  'behaviours',
] as const;

function lostFacts(old: FreezeFile, now: FreezeFile): string[] {
  return FACTS.flatMap((fact) => {
    const [before, after] = [old[fact], now[fact]] as Readonly<Record<string, unknown>>[];
    return Object.keys(before ?? {})
      .filter((key) => JSON.stringify(before?.[key]) !== JSON.stringify(after?.[key]))
      .map((key) => `${fact} ${key} differs`);
  });
}

function* lostAnswers(old: FreezeFile, now: FreezeFile): Generator<string> {
  const [before, after] = [decodeLedger(old), decodeLedger(now)];
  const columns = before.columns.map(({ key }) => after.columns.findIndex((other) => other.key === key));
  if (columns.includes(-1)) yield `${before.columns[columns.indexOf(-1)]?.key} has gone`;
  for (const machine of before.machines.keys()) {
    if (!after.machines.has(machine)) yield `machine type ${machine} has gone`;
  }
  for (const model of before.models) {
    if (!after.models.includes(model)) yield `model ${model} has gone`;
    else yield* lostOf(model);
  }
  function* lostOf(model: string): Generator<string> {
    for (const machine of [...before.machines.keys()].filter((name) => after.machines.has(name))) {
      for (const variant of variantsOf(model)) {
        const [left, right] = [before.row(variant, machine, model), after.row(variant, machine, model)];
        if (rowMovedOn(before.models, after.models, left, right)) continue;
        const at = left.findIndex((cell, column) => cell !== right[columns[column] ?? -1]);
        if (at >= 0) return yield `${before.columns[at]?.key} of ${model} on ${machine} (${variant.label}) differs`;
      }
    }
  }
}
