import { groupBy } from './mutations-group.js';
import type { Mutation } from './mutations-make.js';

/** A mutation and the catchers that noticed it. */
export interface Verdict {
  readonly mutation: Mutation;
  readonly by: readonly string[];
}

/** A table of kinds of facts, then what nothing noticed. */
export function formatVerdicts(verdicts: readonly Verdict[], names: readonly string[], explain: (kind: string) => string | undefined): string[] {
  const missed = verdicts.filter(({ by }) => by.length === 0);
  return [...table(verdicts, names), '', ...(missed.length === 0 ? ['every mutation is noticed'] : missed.map((verdict) => missedLine(verdict, explain)))];
}

function table(verdicts: readonly Verdict[], names: readonly string[]): string[] {
  const kinds = groupBy(verdicts, ({ mutation }) => mutation.fact.kind);
  const rows = [...kinds].map(([kind, group]) => row(kind, group, names));
  const all = [['kind of fact', 'mutations', ...names, 'noticed'], ...rows, row('all', verdicts, names)];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0))) ?? [];
  return all.map((cells) => cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '));
}

function row(kind: string, group: readonly Verdict[], names: readonly string[]): string[] {
  const count = (test: (verdict: Verdict) => boolean) => String(group.filter(test).length);
  return [kind, String(group.length), ...names.map((name) => count(({ by }) => by.includes(name))), count(({ by }) => by.length > 0)];
}

function missedLine({ mutation }: Verdict, explain: (kind: string) => string | undefined): string {
  const { file, path, kind } = mutation.fact;
  return `missed: ${file} ${path.join('.')}: ${mutation.what}: ${explain(kind) ?? 'UNEXPLAINED'}`;
}
