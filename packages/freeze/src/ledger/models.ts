import type { FrozenModel } from '@cpu-models/source';
import { bitsOf, type Cell, type Column, type Row } from '../columns.js';
import { type Written, writeCell } from './cells.js';
import { plainMachine, type RowSource } from './rows.js';
import { modelOf, subjectsOf, variantsOfSubject } from './subjects.js';

/** A subject with the row that describes it. */
export interface Described {
  readonly subject: string;
  readonly row: Row;
}

export function describeAll(rows: RowSource): Described[] {
  const machine = plainMachine(rows.machines.keys());
  return subjectsOf(rows.models).map((subject) => ({
    subject,
    row: rows.row(variantsOfSubject(subject)[0], machine, modelOf(subject)),
  }));
}

/** The value of each property that most models have; what is no property is 0 or null. */
export function usualValues(described: readonly Described[], columns: readonly Column[]): Cell[] {
  return columns.map((column, at) => {
    if (column.kind === 'word' || column.kind === 'unavailable') return 0;
    if (column.kind === 'alias-of') return null;
    const counts = new Map<Cell, number>();
    for (const { row } of described) counts.set(row[at] as Cell, (counts.get(row[at] as Cell) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
  });
}

/** Writes each model as its difference from the one that it is most like. */
export function writeModels(
  described: readonly Described[],
  usual: Row,
  columns: readonly Column[],
  caches: ReadonlyMap<string, string | null>,
) {
  const rows = new Map(described.map(({ subject, row }) => [subject, row]));
  const aliasAt = columns.findIndex(({ kind }) => kind === 'alias-of');
  return Object.fromEntries(
    described.map(({ subject, row }): [string, FrozenModel] => {
      const like = likeOf(subject, row[aliasAt] as string | null, rows);
      const base = like === undefined ? usual : (rows.get(like) as Row);
      const cache = caches.get(subject);
      const cacheThere = like === undefined ? null : caches.get(like);
      return [
        subject,
        {
          ...(like === undefined ? {} : { like }),
          ...(cache === undefined || cache === cacheThere ? {} : { cache }),
          ...cellsOf(row, base, columns),
        },
      ];
    }),
  );
}

function cellsOf(row: Row, base: Row, columns: readonly Column[]): Pick<FrozenModel, 'values' | 'words'> {
  const values: Record<string, Written> = {};
  const words: Record<string, string> = {};
  columns.forEach((column, at) => {
    const cell = row[at] as Cell;
    if (cell === base[at]) return;
    if (column.kind === 'word') words[column.key] = `0x${bitsOf(cell).toString(16)}`;
    else values[column.key] = writeCell(cell);
  });
  return { ...(Object.keys(values).length > 0 ? { values } : {}), ...(Object.keys(words).length > 0 ? { words } : {}) };
}

/** A name is like what it stands for, a version like the one before it. */
function likeOf(subject: string, aliasOf: string | null, rows: ReadonlyMap<string, Row>): string | undefined {
  const version = /^(.*)-v(\d+)$/.exec(subject);
  const candidates =
    version === null
      ? [aliasOf, `${subject}-v1`, subject.replace(/^host/, 'max')]
      : Array.from({ length: Number(version[2]) - 1 }, (_, at) => `${version[1]}-v${Number(version[2]) - 1 - at}`);
  return candidates.find((name): name is string => name !== null && name !== subject && rows.has(name));
}
