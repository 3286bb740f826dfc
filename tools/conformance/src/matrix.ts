import { compareReleases } from '@cpu-models/runtime';
import { type CaseResult, summarize } from './report.js';

/** The cases of one proof. */
export interface Proved {
  readonly proof: string;
  readonly cases: readonly CaseResult[];
}

/** Release x proof: how many cases passed of how many, `skipped`, or `-` where a proof does not speak of the release. */
export function matrix(proved: readonly Proved[]): string[] {
  const columns = proved.filter(({ cases }) => cases.some((c) => c.of !== undefined));
  const releases = [...new Set(columns.flatMap(({ cases }) => cases.flatMap((c) => c.of ?? [])))].sort(byRelease);
  if (releases.length === 0) return [];
  const rows = releases.map((release) => [
    release,
    ...columns.map(({ cases }) => cell(cases.filter((c) => c.of === release))),
  ]);
  return aligned([['release', ...columns.map(({ proof }) => proof)], ...rows]);
}

function cell(cases: readonly CaseResult[]): string {
  if (cases.length === 0) return '-';
  const { passed, failed } = summarize(cases);
  return passed + failed === 0 ? 'skipped' : `${passed} of ${passed + failed}`;
}

/** `qemu 9.2` before `qemu 10.0`. */
function byRelease(a: string, b: string): number {
  const [[project = '', release = ''], [other = '', later = '']] = [a.split(' '), b.split(' ')];
  return project === other ? compareReleases(release, later) : project < other ? -1 : 1;
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((text, i) => text.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
