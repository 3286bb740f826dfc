import type { CaseResult } from './cases.js';

/** One line for each campaign: what was attacked, how often, and how many attacks were not withstood. */
export function campaignTable(cases: readonly CaseResult[]): string[] {
  const rows = cases.flatMap(({ name, attacks }) =>
    attacks === undefined ? [] : [[name.join(' '), String(attacks.tried), String(attacks.failed)]],
  );
  if (rows.length === 0) return [];
  const [wide, number] = [Math.max(...rows.map(([name = '']) => name.length)), 8];
  const line = ([name = '', tried = '', failed = '']: readonly string[]) =>
    `${name.padEnd(wide)}${tried.padStart(number)}${failed.padStart(number)}`;
  return ['', ...[['campaign', 'tried', 'failed'], ...rows].map(line), ''];
}
