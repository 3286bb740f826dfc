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
  const shapes = groupedByNames(columns);
  const everywhere = first.names.filter((name) => shapes.every(({ names }) => names.includes(name)));
  return Object.fromEntries(everywhere.map((name) => [name, commonestOf(name, shapes, readName(first, name))]));
}

interface Shape {
  readonly names: readonly string[];
  readonly columns: Column[];
}

function groupedByNames(columns: readonly Column[]): Shape[] {
  const shapes = new Map<readonly string[], Shape>();
  for (const column of columns) {
    const shape = shapes.get(column.names) ?? { names: column.names, columns: [] };
    shapes.set(column.names, shape);
    shape.columns.push(column);
  }
  return [...shapes.values()];
}

function readName({ names, values }: Column, name: string): Scalar {
  return values[names.indexOf(name)] as Scalar;
}

/** Most properties have one value almost everywhere: others are counted only if the first is not the value of half. */
function commonestOf(name: string, shapes: readonly Shape[], first: Scalar): Scalar {
  let [same, all] = [0, 0];
  for (const { names, columns } of shapes) {
    const at = names.indexOf(name);
    for (const { values } of columns) if (values[at] === first) same++;
    all += columns.length;
  }
  if (2 * same >= all) return first;
  const counts = new Map<Scalar, number>([[first, 0]]);
  for (const { names, columns } of shapes) {
    const at = names.indexOf(name);
    for (const { values } of columns) counts.set(values[at] as Scalar, (counts.get(values[at] as Scalar) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** Picks the values that are not the usual ones. */
export function differingFrom(usual: Readonly<Record<string, Scalar>>): (column: Column) => Record<string, Scalar> {
  const byNames = new Map<readonly string[], readonly (Scalar | undefined)[]>();
  return ({ names, values }) => {
    const expected = byNames.get(names) ?? names.map((name) => usual[name]);
    byNames.set(names, expected);
    const own: Record<string, Scalar> = {};
    for (let at = 0; at < values.length; at++) {
      if (values[at] !== expected[at]) own[names[at] as string] = values[at] as Scalar;
    }
    return own;
  };
}

/** JSON's numbers are doubles to many readers: an integer that a double cannot hold is written as text. */
export function scalar(value: PropertyValue): Scalar {
  if (typeof value !== 'bigint') return value;
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER)
    ? Number(value)
    : value.toString();
}
