import { fileURLToPath } from 'node:url';
import type { CaseResult } from './cases.js';
import type { Report } from './report.js';
import { run } from './run.js';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

/**
 * Runs proofs by name, each in a process of its own and all at once, as most of them wait for programs that they start; what
 * each has found is added as soon as it ends.
 */
export async function sideBySide(names: readonly string[], report: Report): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      const { stdout, stderr } = await run(process.execPath, [...process.execArgv, MAIN, name, '--json']);
      report.add(casesOf(name, stdout, stderr.trim()), name);
    }),
  );
}

/** One that failed stands for a process that ended without a result: the others still have theirs. */
export function casesOf(name: string, json: string, said: string): readonly CaseResult[] {
  try {
    return (JSON.parse(json) as { readonly cases: readonly CaseResult[] }).cases;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [{ name: [name], status: 'differs', detail: `ended without a result: ${said}` }];
  }
}
