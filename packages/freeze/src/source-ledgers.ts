import { memo, type Source } from '@cpu-models/source';
import { type Ledgers, type Project, readLedgers } from './ledger/ledgers.js';

const read = memo((_source: Source) => new Map<Project, Ledgers>());

/** The ledgers of a source. */
export function ledgersOf(source: Source, project: Project): Ledgers {
  const known = read(source).get(project);
  if (known !== undefined) return known;
  const files = source
    .all('freeze')
    .filter(({ document }) => document.file.startsWith(`freeze/${project}/`))
    .map(({ value }) => value);
  const ledgers = readLedgers(files);
  read(source).set(project, ledgers);
  return ledgers;
}
