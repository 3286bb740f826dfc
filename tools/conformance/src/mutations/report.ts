import type { CaseResult } from '../cases.js';
import { groupBy } from './group.js';
import type { Mutation } from './make.js';

/** A mutation and the catchers that noticed it. */
export interface Verdict {
  readonly mutation: Mutation;
  readonly by: readonly string[];
  /** It changes nothing that is generated, such as the order of what is a set. */
  readonly isSilent: boolean;
}

/** Why nothing can notice a mutation; undefined where it should have been noticed. */
export type Explain = (mutation: Mutation) => string | undefined;

/** A line for each kind of fact, and one for all. A kind fails if nothing noticed one of its mutations and nobody knows why. */
export function verdictCases(
  verdicts: readonly Verdict[],
  catchers: readonly string[],
  explain: Explain,
): CaseResult[] {
  const kinds = groupBy(verdicts, ({ mutation }) => mutation.fact.kind);
  const all = kindCase('all', verdicts, catchers, explain);
  return [
    ...[...kinds].map(([kind, group]) => kindCase(kind, group, catchers, explain)),
    { ...all, detail: counts(verdicts, catchers) },
  ];
}

function kindCase(kind: string, group: readonly Verdict[], catchers: readonly string[], explain: Explain): CaseResult {
  const unnoticed = group.filter(isUnnoticed);
  const isMissed = unnoticed.some(({ mutation }) => explain(mutation) === undefined);
  const detail = [counts(group, catchers), ...unnoticed.map(({ mutation }) => describe(mutation, explain))].join('; ');
  return { name: ['mutations', kind], status: isMissed ? 'missed' : 'noticed', detail };
}

/** Nothing noticed it, though it shows in an output. */
export function isUnnoticed({ by, isSilent }: Verdict): boolean {
  return by.length === 0 && !isSilent;
}

/** `3 of 4 (validate 1, maps 2)` */
function counts(group: readonly Verdict[], catchers: readonly string[]): string {
  const by = catchers.flatMap((name) => {
    const count = group.filter((verdict) => verdict.by.includes(name)).length;
    return count === 0 ? [] : [`${name} ${count}`];
  });
  const noticed = group.filter((verdict) => verdict.by.length > 0).length;
  const silent = group.filter(({ isSilent }) => isSilent).length;
  const parts = [...by, ...(silent === 0 ? [] : [`${silent} change no output`])];
  return `${noticed} of ${group.length}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`;
}

function describe(mutation: Mutation, explain: Explain): string {
  const { file, path } = mutation.fact;
  return `${file} ${path.join('.')}: ${mutation.what}: ${explain(mutation) ?? 'should have been noticed'}`;
}
