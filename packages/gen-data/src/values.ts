import type { PropertyValue } from '@cpu-models/runtime';
import type { Scalar } from './types.js';

/** Values of properties, by names that are sorted; CPUs of a kind share the array of names. */
export interface Column {
  readonly names: readonly string[];
  readonly values: readonly Scalar[];
}

/** The commonest value of every property that all have; of equally common ones the one that comes first. */
export function commonest(columns: readonly Column[]): Readonly<Record<string, Scalar>> {
  const shapes = new Map<readonly string[], Column[]>();
  for (const column of columns) {
    const shape = shapes.get(column.names);
    if (shape === undefined) shapes.set(column.names, [column]);
    else shape.push(column);
  }
  const [first = []] = shapes.keys();
  const everywhere = first.filter((name) => [...shapes.keys()].every((names) => names.includes(name)));
  return Object.fromEntries(everywhere.map((name) => [name, commonestOf(valuesOf(name, shapes))]));
}

function valuesOf(name: string, shapes: ReadonlyMap<readonly string[], readonly Column[]>): Scalar[] {
  return [...shapes].flatMap(([names, columns]) => {
    const at = names.indexOf(name);
    return columns.map(({ values }) => values[at] as Scalar);
  });
}

function commonestOf(values: readonly Scalar[]): Scalar {
  const [first] = values as [Scalar];
  if (2 * values.filter((value) => value === first).length >= values.length) return first;
  const counts = new Map<Scalar, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
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
