import { matrix, missing, type Proved } from './matrix.js';

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

/** Collects cases and prints them, one line each, and a summary; or all of it as JSON. */
export interface Report {
  readonly add: (cases: readonly CaseResult[], proof?: string) => void;
  /** Prints the summary and returns the exit code. */
  readonly finish: () => 0 | 1;
}

export function createReport(json: boolean, print: (line: string) => void = console.log): Report {
  const all: CaseResult[] = [];
  const proved: Proved[] = [];
  return {
    add: (given, proof = '') => {
      const cases = given.length > 0 ? given : [noCase(proof)];
      all.push(...cases);
      proved.push({ proof, cases });
      if (json) return;
      for (const line of formatCases(cases)) print(line);
    },
    finish: () => {
      const summary = summarize(all);
      if (!json) for (const line of [...matrix(proved), ...missing(proved), ...unproved(proved)]) print(line);
      print(json ? JSON.stringify({ cases: all, ...summary }, null, 2) : formatSummary(summary));
      return summary.failed > 0 ? 1 : 0;
    },
  };
}

/** A proof that compared nothing has not shown anything. */
function noCase(proof: string): CaseResult {
  return { name: [proof], status: 'missed', detail: 'no case was tried' };
}

/** A loud line for each proof of which no part could be run. */
function unproved(proved: readonly Proved[]): string[] {
  return proved
    .filter(({ cases }) => cases.every(({ status }) => status === 'skipped'))
    .map(({ proof, cases }) => `NOT PROVED: ${proof}: ${cases[0]?.detail ?? ''}`);
}

export function summarize(cases: readonly CaseResult[]): Summary {
  const count = (outcome: keyof Summary) => cases.filter((c) => OUTCOMES[c.status] === outcome).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

function formatSummary({ passed, failed, skipped }: Summary): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** One line for each case, with aligned columns. */
export function formatCases(cases: readonly CaseResult[]): string[] {
  const rows = cases.map(({ status, name, detail = '' }) => [status, ...name, detail]);
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
