import type { MachineFacts } from '../answers.js';
import type { Column, Row } from '../columns.js';
import type { Variant } from '../variants.js';

/** Answers to read: of the source, of a ledger, or both. */
export interface RowSource {
  readonly columns: readonly Column[];
  readonly machines: ReadonlyMap<string, MachineFacts>;
  readonly models: readonly string[];
  row(variant: Variant, machine: string, model: string): Row;
}

/** The machine type on which models are described: none, as nothing is changed there. */
export function plainMachine(machines: Iterable<string>): string {
  const all = [...machines];
  return all.includes('none') ? 'none' : (all[0] ?? '');
}
