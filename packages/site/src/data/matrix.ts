import type { FeatureWord, QemuRelease } from '@cpu-models/runtime/qemu';
import { allVersions, type VersionFacts } from './names.js';
import { vendorName } from './words.js';

export interface Column {
  readonly feature: string;
  readonly word: FeatureWord;
  /** The first of its word. */
  readonly starts: boolean;
}

export interface MatrixRow extends VersionFacts {
  /** Where it is not the release that is looked at: with all releases in one matrix. */
  readonly release: string;
}

export interface MatrixQuestion {
  readonly vendor: string;
  readonly word: string;
  readonly model: string;
  readonly feature: string;
  readonly columns: 'any' | 'differ' | 'all' | 'every';
  /** Only versions that this release does not have, or has otherwise. */
  readonly since: QemuRelease | null;
}

/** The rows that a question asks for: every version of every model of the releases. */
export function matrixRows(releases: readonly QemuRelease[], question: MatrixQuestion): MatrixRow[] {
  const wanted = question.model.toLowerCase();
  const before = question.since === null ? null : signatures(question.since);
  const rows = releases.flatMap((release) =>
    allVersions(release).map((facts) => ({ ...facts, release: release.release })),
  );
  return distinct(rows).filter(
    (row) =>
      (question.vendor === '' || vendorName(row.definition.vendor) === question.vendor) &&
      (row.name.toLowerCase().includes(wanted) || (row.version.alias ?? '').toLowerCase().includes(wanted)) &&
      (before === null || before.get(row.name) !== signature(row)),
  );
}

/** One row where releases agree. */
function distinct(rows: readonly MatrixRow[]): MatrixRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = `${row.name} ${signature(row)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function signatures(release: QemuRelease): ReadonlyMap<string, string> {
  return new Map(allVersions(release).map((facts) => [facts.name, signature(facts)]));
}

const signature = ({ features }: VersionFacts) => [...features].sort().join();

/** The columns: features of the newest release by word, less those that the question leaves out. */
export function matrixColumns(release: QemuRelease, rows: readonly MatrixRow[], question: MatrixQuestion): Column[] {
  const wanted = question.feature.toLowerCase();
  const counts = new Map<string, number>();
  for (const { features } of rows) for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const fits = (name: string) => {
    const count = counts.get(name) ?? 0;
    if (question.columns === 'differ') return count > 0 && count < rows.length;
    if (question.columns === 'all') return count === rows.length;
    return question.columns === 'every' || count > 0;
  };
  return release.words
    .filter(({ name }) => question.word === '' || name === question.word)
    .flatMap((word) => {
      const names = word.names.filter((name): name is string => name !== null);
      return names
        .filter((name) => name.toLowerCase().includes(wanted) && fits(name))
        .map((feature, i) => ({ feature, word, starts: i === 0 }));
    });
}
