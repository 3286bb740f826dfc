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
  return distinctRows(releases).filter(
    (row) =>
      (question.vendor === '' || vendorName(row.definition.vendor) === question.vendor) &&
      (row.name.toLowerCase().includes(wanted) || (row.version.alias ?? '').toLowerCase().includes(wanted)) &&
      (before === null || before.get(row.name) !== signature(row)),
  );
}

const kept = new Map<string, MatrixRow[]>();

/** Every version of these releases; one row where they agree. */
function distinctRows(releases: readonly QemuRelease[]): MatrixRow[] {
  const key = releases.map(({ release }) => release).join();
  const known = kept.get(key);
  if (known !== undefined) return known;
  const rows = new Map<string, MatrixRow>();
  for (const release of releases)
    for (const facts of allVersions(release)) {
      const same = `${facts.name} ${signature(facts)}`;
      if (!rows.has(same)) rows.set(same, { ...facts, release: release.release });
    }
  const all = [...rows.values()];
  kept.set(key, all);
  return all;
}

function signatures(release: QemuRelease): ReadonlyMap<string, string> {
  return new Map(allVersions(release).map((facts) => [facts.name, signature(facts)]));
}

const signed = new WeakMap<ReadonlySet<string>, string>();

/** The same for versions with the same features. */
function signature({ features }: VersionFacts): string {
  let text = signed.get(features);
  if (text === undefined) signed.set(features, (text = [...features].sort().join()));
  return text;
}

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
