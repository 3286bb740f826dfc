import type { PropertyValue } from '@cpu-models/runtime';
import type { Scalar } from './types.js';

/** Values of properties, by names that are sorted; CPUs of a kind share the array of names. */
export interface Column {
  readonly names: readonly string[];
  readonly values: readonly Scalar[];
}

/** The commonest value of every property that all have; of equally common ones the one that comes first. */
export function commonest(columns: readonly Column[]): Readonly<Record<string, Scalar>> {
  const [first] = columns;
  if (first === undefined) return {};
  const shapes = [...new Set(columns.map(({ names }) => names))];
  const everywhere = first.names.filter((name) => shapes.every((names) => names.includes(name)));
  return Object.fromEntries(
    everywhere.map((name) => {
      const at = new Map(shapes.map((names) => [names, names.indexOf(name)]));
      return [name, commonestOf(columns, ({ names, values }) => values[at.get(names) as number] as Scalar)];
    }),
  );
}

function commonestOf(columns: readonly Column[], read: (column: Column) => Scalar): Scalar {
  const first = read(columns[0] as Column);
  let same = 0;
  for (const column of columns) if (read(column) === first) same++;
  if (2 * same >= columns.length) return first;
  const counts = new Map<Scalar, number>();
  for (const column of columns) {
    const value = read(column);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** The values that are not the usual ones. */
export function differing({ names, values }: Column, usual: Readonly<Record<string, Scalar>>): Record<string, Scalar> {
  const own: Record<string, Scalar> = {};
  names.forEach((name, i) => {
    if (values[i] !== usual[name]) own[name] = values[i] as Scalar;
  });
  return own;
}

/** JSON's numbers are doubles to many readers: an integer that a double cannot hold is written as text. */
export function scalar(value: PropertyValue): Scalar {
  if (typeof value !== 'bigint') return value;
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER)
    ? Number(value)
    : value.toString();
}
