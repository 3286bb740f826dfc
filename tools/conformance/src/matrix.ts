import { compareReleases } from '@cpu-models/runtime';
import { type CaseResult, summarize } from './cases.js';

/** The cases of one proof. */
export interface Proved {
  readonly proof: string;
  readonly cases: readonly CaseResult[];
}

/**
 * Release x proof: how many cases passed of how many and how many values were compared in them, `skipped`, or `-` where a
 * proof does not speak of the release.
 */
export function matrix(proved: readonly Proved[]): string[] {
  const columns = proved.filter(({ cases }) => cases.some((c) => c.of !== undefined));
  const releases = [...new Set(columns.flatMap(({ cases }) => cases.flatMap(releasesOf)))].sort(byRelease);
  if (releases.length === 0) return [];
  const rows = releases.map((release) => [
    release,
    ...columns.map(({ cases }) => cell(cases.filter((c) => releasesOf(c).includes(release)))),
  ]);
  return aligned([['release', ...columns.map(({ proof }) => proof)], ...rows]);
}

function cell(cases: readonly CaseResult[]): string {
  if (cases.length === 0) return '-';
  const { passed, failed } = summarize(cases);
  if (passed + failed === 0) return 'skipped';
  const counts = cases.flatMap(({ compared }) => compared ?? []);
  const sum = (key: 'values' | 'differing') => counts.reduce((total, count) => total + count[key], 0);
  const values = counts.length === 0 ? '' : ` (${sum('values').toLocaleString('en')}, differing ${sum('differing')})`;
  return `${passed} of ${passed + failed}${values}`;
}

/** What no proof could be made of, and why: one line for each proof and reason. */
export function missing(proved: readonly Proved[]): string[] {
  const lines = new Map<string, string[]>();
  for (const { proof, cases } of proved) {
    for (const one of cases.filter(({ of, status }) => status === 'skipped' && of !== undefined)) {
      const reason = `${proof}: ${one.detail ?? ''}`;
      lines.set(reason, [...(lines.get(reason) ?? []), ...releasesOf(one)]);
    }
  }
  return [...lines].map(([reason, releases]) => `missing: ${releases.join(', ')}: ${reason}`);
}

function releasesOf({ of }: CaseResult): readonly string[] {
  if (of === undefined) return [];
  return typeof of === 'string' ? [of] : of;
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
