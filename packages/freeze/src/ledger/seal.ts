import { createHash } from 'node:crypto';
import type { FreezeFile } from '@cpu-models/source';

/** A digest of what a ledger says and of the ledger that it follows: tells an edit by hand from what `freeze` wrote. */
export function sealOf(file: Omit<FreezeFile, 'seal'>, previous: string | undefined): string {
  const { release, facts, upgrades = [] } = file;
  const text = JSON.stringify([release, previous ?? null, sorted(facts), upgrades.map(sorted)]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => [name, sorted(item)]);
}
