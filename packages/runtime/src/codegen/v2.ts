import type { CpuMap, MapModel } from '../libvirt/map.js';
import type { QemuRelease } from '../qemu/release.js';

/**
 * What generated modules call: the contract between the generator and this package. A change that old generated modules
 * would not survive gets a new file beside this one.
 *
 * A timeline holds the values that something has in several releases, numbered from 0: `{$: [[from, value], ...]}`
 * stands for the value of the last entry whose `from` is not later than the release, and an entry without a value (or
 * no such entry) for nothing: a field or an item of a list that the release does not have. Everything else is itself.
 */
export type Timeline =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Timeline[]
  | { readonly $: readonly (readonly [from: number, value?: Timeline])[] }
  | { readonly [key: string]: Timeline };

/** What several releases of a project say. */
export interface Releases {
  readonly releases: readonly string[];
  readonly data: { readonly [key: string]: Timeline };
}

/** The same of libvirt; a model's feature lists are hexadecimal bit sets over `names`. */
export interface Maps extends Releases {
  readonly names: readonly string[];
}

/** The value at a release; undefined for none. */
export function sliceAt(timeline: Timeline, release: number): unknown {
  if (timeline === null || typeof timeline !== 'object') return timeline;
  if (Array.isArray(timeline)) return items(timeline, release);
  if ('$' in timeline) return span(timeline.$ as readonly (readonly [number, Timeline?])[], release);
  const result: Record<string, unknown> = {};
  for (const key in timeline) {
    const value = sliceAt((timeline as Record<string, Timeline>)[key] as Timeline, release);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

function items(list: readonly Timeline[], release: number): unknown[] {
  const result: unknown[] = [];
  for (const item of list) {
    const value = sliceAt(item, release);
    if (value !== undefined) result.push(value);
  }
  return result;
}

function span(spans: readonly (readonly [number, Timeline?])[], release: number): unknown {
  let found: Timeline | undefined;
  for (const [from, value] of spans) if (from <= release) found = value;
  return found === undefined ? undefined : sliceAt(found, release);
}

/** One QEMU release; each part of it is unpacked when it is first read. */
export function unpackQemu<T extends QemuRelease>({ releases, data }: Releases, release: string): T {
  const number = releases.indexOf(release);
  const read = (key: string) => {
    const value = sliceAt(data[key] as Timeline, number);
    return key === 'behaviours' ? new Set(value as string[]) : value;
  };
  return lazily(release, Object.keys(data), read) as unknown as T;
}

/** libvirt's map of one release. Feature lists come out in the order of libvirt's files: sorted by name. */
export function unpackMap<Release extends string>({ releases, names, data }: Maps, release: Release): CpuMap<Release> {
  const number = releases.indexOf(release);
  const read = (key: string) => {
    const value = sliceAt(data[key] as Timeline, number);
    return key === 'x86' ? withNames(value as { models: PackedModel[] }, names) : value;
  };
  return lazily(release, Object.keys(data), read) as unknown as CpuMap<Release>;
}

interface PackedModel extends Omit<MapModel, 'features' | 'added' | 'removed'> {
  readonly features: string;
  readonly added: string;
  readonly removed: string;
}

function withNames(x86: { readonly models: readonly PackedModel[] }, names: readonly string[]) {
  const models = x86.models.map((model) => ({
    ...model,
    features: unpackNames(model.features, names),
    added: unpackNames(model.added, names),
    removed: unpackNames(model.removed, names),
  }));
  return { ...x86, models };
}

function unpackNames(bits: string, names: readonly string[]): string[] {
  const found: string[] = [];
  for (let digit = 0; digit < bits.length; digit++) {
    const value = Number.parseInt(bits[bits.length - 1 - digit] as string, 16);
    for (let bit = 0; bit < 4; bit++) if ((value >> bit) & 1) found.push(names[digit * 4 + bit] as string);
  }
  return found.sort();
}

/** An object whose properties are made when they are first read, and look like any others. */
function lazily(release: string, keys: readonly string[], read: (key: string) => unknown): object {
  const result = { release };
  for (const key of keys) {
    let value: unknown;
    let isRead = false;
    const get = () => {
      if (!isRead) [value, isRead] = [read(key), true];
      return value;
    };
    Object.defineProperty(result, key, { enumerable: true, get });
  }
  return result;
}
