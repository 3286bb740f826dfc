import { fileURLToPath } from 'node:url';
import type { CaseResult } from './cases.js';
import { UserError } from './errors.js';
import type { Report } from './report.js';
import { run } from './run.js';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

/**
 * Runs proofs by name, each in a process of its own and all at once, as most of them wait for programs that they start; what
 * each has found is added as soon as it ends.
 *
 * @throws UserError with what a process said that ended without a result for what users can mend, Error for others
 */
export async function sideBySide(names: readonly string[], report: Report): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      const { code, stdout, stderr } = await run(process.execPath, [...process.execArgv, MAIN, name, '--json']);
      report.add(casesOf(stdout, new (code === 1 ? UserError : Error)(`${name}: ${stderr.trim()}`)), name);
    }),
  );
}

function casesOf(json: string, otherwise: Error): readonly CaseResult[] {
  try {
    return (JSON.parse(json) as { readonly cases: readonly CaseResult[] }).cases;
  } catch {
    throw otherwise;
  }
}
