import { editFile, type FreezeWaiversFile, type Source, type WaivedEdit, type WaivedUpgrade } from '@cpu-models/source';
import { findViolations, unwaivedUpgrades, waiversOf } from './check.js';
import type { CompareOptions } from './compare/qemu.js';
import { factsOf } from './waivers.js';

/** A file of waivers as it should be, and what is new in it. */
export interface WaivePlan {
  /** Below the source's root. */
  readonly path: string;
  readonly text: string;
  readonly edits: readonly WaivedEdit[];
  readonly upgrades: readonly WaivedUpgrade[];
}

/**
 * Waivers for all that the freeze refuses now, so that it passes.
 *
 * @param reason why the source is right and the ledger was not, or why a later QEMU really differs
 * @param date today, `2026-01-31`
 */
export function waive(source: Source, reason: string, date: string, options: CompareOptions = {}): WaivePlan {
  const { document, value } = source.one('freeze-waivers');
  const waivers = waiversOf(source);
  const why = { reason, date };
  const facts = new Map<string, WaivedEdit>();
  for (const violation of findViolations(source, options).filter((one) => !waivers.allowsEdit(one))) {
    const { project, release, change } = violation;
    const key = `${project} ${release}`;
    const edit = facts.get(key) ?? { project, release, facts: [] as never, ...why };
    facts.set(key, { ...edit, facts: [...edit.facts, ...factsOf(change).map(([closest]) => closest)] });
  }
  const edits = [...facts.values()];
  // Upgrades are told of a source whose releases stand.
  const upgrades = edits.length > 0 ? [] : unwaivedUpgrades(source, waivers).map((change) => ({ ...change, ...why }));
  const wanted: FreezeWaiversFile = {
    edits: [...value.edits, ...edits],
    upgrades: [...value.upgrades, ...upgrades],
  };
  return { path: document.file, text: editFile('freeze-waivers', document.text, wanted), edits, upgrades };
}
