import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Counts } from './run.js';

/**
 * Sums up what checks counted.
 * @param folder where they wrote it
 * @param succeeded whether the run says that all is well: one that failed without counting a failure is a failure itself,
 *   and so is one in which nothing passed
 */
export function total(folder: string, succeeded: boolean): Counts {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const file of files.filter((path) => path.endsWith('.json'))) {
    const counts = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Counts;
    for (const key of ['passed', 'failed', 'skipped'] as const) sum[key] += counts[key];
  }
  if (sum.failed === 0 && (!succeeded || sum.passed === 0)) sum.failed = 1;
  return sum;
}

/** `N passed, N failed, N skipped`. */
export function formatTotal({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
