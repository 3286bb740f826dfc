/**
 * What a case came to: two results are `identical`, `equal` (in all that counts) or `differs`; a change made on purpose,
 * to see that the proof can fail, is `noticed` or `missed`.
 */
export type CaseStatus = 'identical' | 'equal' | 'differs' | 'noticed' | 'missed' | 'skipped';

export interface CaseResult {
  /** What was proved, from the general to the particular; printed as columns. */
  readonly name: readonly string[];
  readonly status: CaseStatus;
  /** The release that it is about, `qemu 10.0`, or those that could not be proved; absent where it is about no one in particular. */
  readonly of?: string | readonly string[];
  /** How many values were compared, and how many of them differ: the matrix shows it. */
  readonly compared?: { readonly values: number; readonly differing: number };
  /** How many attacks were tried, and how many did harm or were refused needlessly: the table of campaigns shows it. */
  readonly attacks?: { readonly tried: number; readonly failed: number };
  /** Why, or how much. */
  readonly detail?: string;
}

export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const OUTCOMES: Record<CaseStatus, keyof Summary> = {
  identical: 'passed',
  equal: 'passed',
  noticed: 'passed',
  differs: 'failed',
  missed: 'failed',
  skipped: 'skipped',
};

/** How many cases passed, failed and were skipped. */
export function summarize(cases: readonly CaseResult[]): Summary {
  const count = (outcome: keyof Summary) => cases.filter((c) => OUTCOMES[c.status] === outcome).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}
