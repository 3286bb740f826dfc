import { compareReleases } from '@cpu-models/runtime';
import { holds, memo, type Span } from '@cpu-models/source';

/**
 * A document as one release has it: entries that do not hold are gone, timelines are the value that they have,
 * and nothing says any more since or until when. `x-since` becomes `x`, whether that time has come.
 *
 * `names: { since, until }` stays: it tells how old a name of libvirt's must be, not when the fact holds.
 */
export type Timeless<T> = T extends readonly (infer Entry)[]
  ? TimelessList<Entry>
  : T extends object
    ? { [Key in keyof T as Kept<Key>]: TimelessField<Key, T[Key]> }
    : T;

type TimelessList<Entry> = [Entry] extends [{ value: infer Value }]
  ? Exclude<keyof Entry, 'value' | keyof Span> extends never
    ? Value
    : Timeless<Entry>[]
  : Timeless<Entry>[];

type Kept<Key> = Key extends keyof Span | 'libvirt' ? never : Key extends `${infer Name}-since` ? Name : Key;

type TimelessField<Key, Value> = Key extends 'names'
  ? Value
  : Key extends `${string}-since`
    ? boolean
    : Key extends 'deprecated'
      ? boolean | Exclude<Timeless<Value>, string>
      : Timeless<Value> | (string extends keyof Value ? never : 'since' extends keyof Value ? undefined : never);

/** Whose releases the spans of a document count. libvirt's documents say with `libvirt` when it has something. */
export type Project = 'qemu' | 'libvirt';

/** When libvirt has something: a span of its releases, not yet in any supported one, or never. Absent: always. */
export type LibvirtPresence = 'not-yet' | 'never' | Span | undefined;

/** Whether this libvirt has it. */
export function isPresent(presence: LibvirtPresence, release: string): boolean {
  if (presence === undefined) return true;
  return typeof presence !== 'string' && holds(presence, release);
}

/** The moments at which a document changes, and what it is between them: releases share that. */
const erasOf: Record<Project, (document: object) => Eras> = {
  qemu: memo((document) => newEras(document, 'qemu')),
  libvirt: memo((document) => newEras(document, 'libvirt')),
};

interface Eras {
  readonly dates: readonly string[];
  readonly known: Map<number, unknown>;
  /** The same by release. */
  readonly at: Map<string, unknown>;
}

function newEras(document: object, project: Project): Eras {
  return { dates: [...new Set(datesIn(document, project))], known: new Map(), at: new Map() };
}

/** What a document says of one release. Releases between which nothing in it changes get the same object. */
export function timeless<T extends object>(document: T, project: Project, release: string): Timeless<T> {
  const { dates, known, at } = erasOf[project](document);
  if (at.has(release)) return at.get(release) as Timeless<T>;
  const era = dates.filter((date) => compareReleases(date, release) <= 0).length;
  const value = known.get(era) ?? valueIn(document, { project, release });
  known.set(era, value);
  at.set(release, value);
  return value as Timeless<T>;
}

function* datesIn(value: unknown, project: Project): Generator<string> {
  if (value === null || typeof value !== 'object') return;
  for (const [key, child] of Object.entries(value)) {
    if (typeof child === 'string') {
      if (/^(since|until|deprecated)$|-since$/.test(key)) yield child;
    } else if (key !== 'libvirt' || project === 'libvirt') yield* datesIn(child, project);
  }
}

interface Moment {
  readonly project: Project;
  readonly release: string;
}

/** The value at a moment; undefined for what does not hold then. */
function valueIn(value: unknown, moment: Moment): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (!Array.isArray(value)) return objectIn(value as Readonly<Record<string, unknown>>, moment);
  if (isTimeline(value)) return value.find((entry) => holds(entry, moment.release))?.value;
  return (value as unknown[]).map((entry) => valueIn(entry, moment)).filter((entry) => entry !== undefined);
}

type TimelineEntry = Span & { readonly value: unknown };

function isTimeline(list: readonly unknown[]): list is readonly TimelineEntry[] {
  const isEntry = (entry: unknown) =>
    typeof entry === 'object' &&
    entry !== null &&
    'value' in entry &&
    Object.keys(entry).every((key) => ['value', 'since', 'until'].includes(key));
  return list.length > 0 && list.every(isEntry);
}

function objectIn(value: Readonly<Record<string, unknown>>, moment: Moment): object | undefined {
  if (!holds(value as Span, moment.release)) return undefined;
  if (moment.project === 'libvirt' && !isPresent(value.libvirt as LibvirtPresence, moment.release)) return undefined;
  const fields = Object.entries(value).flatMap(([key, child]) => {
    const field = fieldIn(key, child, moment);
    return field === undefined || field[1] === undefined ? [] : [field];
  });
  return Object.fromEntries(fields);
}

function fieldIn(key: string, value: unknown, moment: Moment): [string, unknown] | undefined {
  if (key === 'since' || key === 'until' || key === 'libvirt') return undefined;
  if (key === 'names') return [key, value];
  if (key.endsWith('-since')) return [key.slice(0, -6), holds({ since: value as string }, moment.release)];
  if (key === 'deprecated' && typeof value === 'string') return [key, holds({ since: value }, moment.release)];
  return [key, valueIn(value, moment)];
}
