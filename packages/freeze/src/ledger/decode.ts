import type { FreezeFile } from '@cpu-models/source';
import type { MachineFacts } from '../answers.js';
import { type Cell, type Column, cellOfWord, type Row } from '../columns.js';
import { readCell } from './cells.js';
import { variantsOfLine } from './changes.js';
import { unfoldRanges } from './fold.js';
import { propertyAccess } from './property.js';
import type { RowSource } from './rows.js';
import { modelOf, subjectOf } from './subjects.js';

/** A ledger's answers. Only its own machine types and models may be asked for. */
export interface FrozenAnswers extends RowSource {
  readonly file: FreezeFile;
  classOf(machine: string): string | undefined;
}

/** Reads a ledger. */
export function decodeLedger(file: FreezeFile): FrozenAnswers {
  const columns = frozenColumns(file);
  const described = describedRows(file, columns);
  const classes = new Map(file.machines.flatMap((entry) => entry.names.map((name) => [name, entry.class] as const)));
  const overrides = collectOverrides(file);
  const access = propertyAccess(columns);
  const known = new Map<string, Row>();
  const rowAt = (variant: string, className: string, subject: string): Row => {
    const row = [...(described.get(subject) as Row)];
    for (const [property, value] of overrides.get(`${variant} ${className} ${subject}`) ?? [])
      access.write(row, property, value);
    return row;
  };
  return {
    file,
    columns,
    machines: machineFacts(file),
    models: Object.keys(file.models).filter((subject) => modelOf(subject) === subject),
    classOf: (machine) => classes.get(machine),
    row: ({ id }, machine, model) => {
      const [className = '', subject] = [classes.get(machine), subjectOf(id, model)];
      const key = `${id} ${className} ${subject}`;
      const row = known.get(key) ?? rowAt(id, className, subject);
      known.set(key, row);
      return row;
    },
  };
}

/** The columns of a release when it was frozen. */
export function frozenColumns({ words, properties }: FreezeFile): Column[] {
  const ofWords = Object.entries(words).map(([key, { at, tcg, names }], index): Column => {
    const all = Array.from({ length: at.startsWith('msr ') ? 64 : 32 }, (_, bit) =>
      names[bit] === '-' ? null : (names[bit] ?? null),
    );
    return { kind: 'word', key, index, tcg: BigInt(tcg), names: all };
  });
  const ofProperties = Object.keys(properties).map(
    (key, index): Column => ({ kind: 'property', key, index, limited: false }),
  );
  const unavailable = ofWords.map(
    ({ key }, index): Column => ({ kind: 'unavailable', key: `unavailable ${key}`, index }),
  );
  return [...ofWords, ...ofProperties, ...unavailable, { kind: 'alias-of', key: 'alias-of' }];
}

function machineFacts({ machines, aliases }: FreezeFile): ReadonlyMap<string, MachineFacts> {
  const byName = new Map(Object.entries(aliases).map(([alias, name]) => [name, alias]));
  return new Map(
    machines.flatMap((entry) =>
      entry.names.map(
        (name) => [name, { alias: byName.get(name) ?? null, defaultModel: entry['default-model'] ?? '' }] as const,
      ),
    ),
  );
}

function describedRows(file: FreezeFile, columns: readonly Column[]): ReadonlyMap<string, Row> {
  const usual = columns.map(({ kind, key }) =>
    kind === 'property' ? readCell(file.properties[key] ?? null) : kind === 'alias-of' ? null : 0,
  );
  const rows = new Map<string, Row>();
  const rowOf = (subject: string, path: readonly string[] = []): Row => {
    const made = rows.get(subject);
    if (made !== undefined) return made;
    const model = file.models[subject];
    if (model === undefined || path.includes(subject))
      throw new Error(`the ledger of QEMU ${file.release} does not describe ${subject}`);
    const base = model.like === undefined ? usual : rowOf(model.like, [...path, subject]);
    const row = columns.map((column, at): Cell => {
      if (column.kind === 'word')
        return model.words?.[column.key] === undefined
          ? (base[at] ?? 0)
          : cellOfWord(BigInt(model.words[column.key] as string));
      const value = model.values?.[column.key];
      return value === undefined ? (base[at] ?? null) : readCell(value);
    });
    rows.set(subject, row);
    return row;
  };
  for (const subject of Object.keys(file.models)) rowOf(subject);
  return rows;
}

/** What is changed at a place: variant, class and subject. */
function collectOverrides(file: FreezeFile): ReadonlyMap<string, readonly (readonly [string, Cell])[]> {
  const order = file.machines.map((entry) => entry.class);
  const subjects = Object.keys(file.models);
  const overrides = new Map<string, (readonly [string, Cell])[]>();
  for (const line of file.changes) {
    const settings = Object.entries(line.set).map(([property, value]) => [property, readCell(value)] as const);
    const hit = line.models ?? subjects.filter((subject) => !(line['all-but'] ?? []).includes(subject));
    for (const variant of variantsOfLine(line)) {
      for (const className of unfoldRanges(line.machines, order)) {
        for (const subject of hit) {
          const key = `${variant} ${className} ${subject}`;
          const list = overrides.get(key);
          if (list === undefined) overrides.set(key, [...settings]);
          else list.push(...settings);
        }
      }
    }
  }
  return overrides;
}
