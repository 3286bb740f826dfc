import type { CaseResult } from './cases.js';

/** How many attacks of a campaign are wanted: what the variable says, `all`, or by default a sample of a few. */
export function wanted(variable: string, few: number): number {
  const text = process.env[variable];
  return text === 'all' ? Number.POSITIVE_INFINITY : Number(text ?? few);
}

/** The case of a campaign: it is well if something was tried and nothing went wrong; the first faults are told. */
export function attacked(
  name: readonly string[],
  tried: number,
  wrong: readonly string[],
  summary: string,
): CaseResult {
  return {
    name,
    status: wrong.length === 0 && tried > 0 ? 'equal' : 'differs',
    attacks: { tried, failed: wrong.length },
    detail: [summary, ...wrong.slice(0, 5)].join('; '),
  };
}
