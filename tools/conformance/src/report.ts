import { campaignTable } from './campaign-table.js';
import { type CaseResult, type Summary, summarize } from './cases.js';
import { matrix, missing, type Proved } from './matrix.js';

/** Collects cases and prints them, one line each, and a summary; or all of it as JSON. */
export interface Report {
  readonly add: (cases: readonly CaseResult[], proof?: string) => void;
  /** Prints the summary and returns the exit code. */
  readonly finish: () => 0 | 1;
}

/** @param expected how many cases each proof tries at least, by its name */
export function createReport(
  json: boolean,
  print: (line: string) => void = console.log,
  expected: Readonly<Record<string, number>> = {},
): Report {
  const all: CaseResult[] = [];
  const proved: Proved[] = [];
  return {
    add: (given, proof = '') => {
      const cases = [...given, ...tooFew(proof, given, expected[proof] ?? 1)];
      all.push(...cases);
      proved.push({ proof, cases });
      if (json) return;
      for (const line of formatCases(cases)) print(line);
    },
    finish: () => {
      const summary = summarize(all);
      if (!json)
        for (const line of [
          ...matrix(proved),
          ...missing(proved),
          ...unproved(proved, expected),
          ...campaignTable(all),
        ])
          print(line);
      print(json ? JSON.stringify({ cases: all, ...summary }, null, 2) : formatSummary(summary));
      return summary.failed > 0 ? 1 : 0;
    },
  };
}

function tried(cases: readonly CaseResult[]): number {
  return cases.filter(({ status }) => status !== 'skipped').length;
}

/** A proof that tried fewer cases than it should, though nothing was missing, has not shown what it is for. */
function tooFew(proof: string, cases: readonly CaseResult[], least: number): CaseResult[] {
  const count = tried(cases);
  if (count >= least || count < cases.length) return [];
  const detail = count === 0 ? 'no case was tried' : `${count} cases were tried, expected at least ${least}`;
  return [{ name: [proof], status: 'missed', detail }];
}

/** A loud line for each proof that could not be run, or only a part of it, as something was missing. */
function unproved(proved: readonly Proved[], expected: Readonly<Record<string, number>>): string[] {
  return proved.flatMap(({ proof, cases }) => {
    const [count, least] = [tried(cases), expected[proof] ?? 1];
    const lacking = cases.find(({ status }) => status === 'skipped');
    if (count >= least || lacking === undefined) return [];
    const what = count === 0 ? 'NOT PROVED' : `LESS PROVED, ${count} of at least ${least} cases`;
    return [`${what}: ${proof}: ${lacking.detail ?? ''}`];
  });
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
