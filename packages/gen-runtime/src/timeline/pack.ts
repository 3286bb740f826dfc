import type { Timeline } from '@cpu-models/runtime/codegen/v2';
import type { Literal } from '../literal.js';
import { toLiteral } from '../literal.js';
import { mergeSequences } from './sequence.js';

type Value = Literal | undefined;
type Fields = Readonly<Record<string, Value>>;

/**
 * The values that something has in several releases as one value, with what differs under `$`; read back by `sliceAt`
 * of the runtime's codegen. What releases share is there once.
 */
export function packTimeline(values: readonly Literal[]): Timeline {
  return pack(values) as Timeline;
}

/** @param values by release; undefined where it does not matter */
function pack(values: readonly Value[]): Literal {
  const present = values.filter((value) => value !== undefined);
  // Most of what releases share is the same value, and needs no comparing.
  if (present.length > 1 && present.every((value) => value === present[0])) return pack([present[0]]);
  if (present.every(isFields)) return packFields(values as readonly (Fields | undefined)[]);
  if (present.every((value) => Array.isArray(value))) return packList(values as readonly (Literal[] | undefined)[]);
  return changes(values, (value) => value as Literal);
}

function isFields(value: Value): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** `$` lists the releases (by number) from which another value holds, with it. */
function changes(values: readonly Value[], make: (value: Value) => Literal): Literal {
  const spans: [number, Literal][] = [];
  let last: string | null = null;
  values.forEach((value, release) => {
    if (value === undefined) return;
    const text = textOf(value);
    if (text !== last) spans.push([last === null ? 0 : release, make(value)]);
    last = text;
  });
  return spans.length === 1 ? (spans[0] as [number, Literal])[1] : { $: spans };
}

/** A value that some releases do not have: `[from]` without a value says where it ends. */
function sometimes(values: readonly Value[], cares: readonly boolean[]): Literal {
  if (values.every((value, release) => value !== undefined || !cares[release])) return pack(values);
  const packed = pack(values);
  const spans: Literal[] = [];
  let was = false;
  values.forEach((value, release) => {
    if (!cares[release]) return;
    const is = value !== undefined;
    if (is !== was) spans.push(is ? [release, packed] : [release]);
    was = is;
  });
  return { $: spans };
}

function packFields(values: readonly (Fields | undefined)[]): Literal {
  const cares = values.map((value) => value !== undefined);
  const keys = values.map((value) =>
    value === undefined ? [] : Object.keys(value).filter((key) => value[key] !== undefined),
  );
  const names = new Set(mergeSequences(distinct(keys)).map(({ id }) => id));
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      sometimes(
        values.map((value) => value?.[name]),
        cares,
      ),
    ]),
  );
}

function packList(values: readonly (readonly Literal[] | undefined)[]): Literal {
  const lists = values.filter((value) => value !== undefined);
  const sameLength = lists.every((list) => list.length === lists[0]?.length);
  if (sameLength && !lists.some((list) => list.some((item) => nameOf(item) !== null))) {
    return (lists[0] ?? []).map((_, at) => pack(values.map((value) => value?.[at])));
  }
  const cares = values.map((value) => value !== undefined);
  const ids = values.map((value) => (value ?? []).map((item) => nameOf(item) ?? textOf(item)));
  return mergeSequences(ids).map(({ at }) =>
    sometimes(
      values.map((value, release) => (at[release] === -1 ? undefined : value?.[at[release] as number])),
      cares,
    ),
  );
}

/** What an item of a list is known by: its name, if it has one. */
function nameOf(item: Literal): string | null {
  const name = isFields(item) ? item['name'] : undefined;
  return typeof name === 'string' ? name : null;
}

function textOf(value: Value): string {
  return toLiteral(value ?? null, 0);
}

/** Releases mostly have the same keys in the same order. */
function distinct(lists: readonly string[][]): string[][] {
  return [...new Map(lists.map((list) => [list.join('\n'), list])).values()];
}
