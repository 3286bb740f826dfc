import type { CpuMap, MapFeature, MapModel } from '../libvirt/map.js';
import type { QemuRelease } from '../qemu/release.js';
import { sliceAt, type Timeline } from './timeline.js';
import { namesByAge, unpackMapFeature } from './unpack-map-features.js';

/*
 * What generated modules call: the contract between the generator and this package. A change that old generated modules
 * would not survive gets a new file beside this one.
 */
export { sliceAt, type Timeline } from './timeline.js';
export { type PackedFeatures, unpackFeatures, unpackSentences } from './unpack-features.js';
export { type PackedReasons, unpackReasons } from './unpack-reasons.js';

/** What several releases of a project say, part by part: a timeline, or its JSON, which is parsed when it is first read. */
export interface Releases {
  readonly releases: readonly string[];
  readonly data: { [key: string]: Timeline };
}

/** The same of libvirt; a model's feature lists are hexadecimal bit sets over `names`, or else the names of its features by age. */
export interface Maps extends Releases {
  readonly names?: readonly string[];
}

/** One QEMU release; each part of it is unpacked when it is first read. */
export function unpackQemu<T extends QemuRelease>({ releases, data }: Releases, release: string): T {
  const number = releases.indexOf(release);
  const read = (key: string) => {
    const value = sliceAt(partOf(data, key), number);
    if (key === 'words') return (value as PackedWord[]).map(unpackWord);
    if (key === 'models') return (value as PackedDefinition[]).map((model) => unpackDefinition(model, data));
    return key === 'behaviours' ? new Set(value as string[]) : value;
  };
  return lazily(release, Object.keys(data), read) as unknown as T;
}

function partOf(data: Releases['data'], key: string): Timeline {
  const part = data[key] as Timeline;
  if (typeof part !== 'string') return part;
  const parsed = JSON.parse(part) as Timeline;
  data[key] = parsed;
  return parsed;
}

/** A feature word whose names may be one text, with nothing for a bit that has none. */
interface PackedWord {
  readonly names: string | readonly (string | null)[];
}

function unpackWord({ names, ...word }: PackedWord): object {
  return { ...word, names: typeof names === 'string' ? names.split(' ').map((name) => name || null) : names };
}

/** A model whose words may be one text: hexadecimal, in the order of all words, with nothing for one that has no bits. */
interface PackedDefinition {
  readonly features: string | Readonly<Record<string, bigint>>;
}

function unpackDefinition(model: PackedDefinition, data: Releases['data']): object {
  if (typeof model.features !== 'string') return model;
  const words = partOf(data, 'words') as readonly (Named | { readonly $: readonly (readonly [number, Named?])[] })[];
  const features: Record<string, bigint> = {};
  model.features.split(' ').forEach((digits, at) => {
    const word = words[at] as (typeof words)[number];
    const name = '$' in word ? word.$.find(([, one]) => one !== undefined)?.[1]?.name : word.name;
    if (digits !== '') features[name as string] = BigInt(`0x${digits}`);
  });
  return { ...model, features };
}

interface Named {
  readonly name: string;
}

/** libvirt's map of one release. Feature lists come out in the order of libvirt's files: sorted by name. */
export function unpackMap<Release extends string>({ releases, names, data }: Maps, release: Release): CpuMap<Release> {
  const number = releases.indexOf(release);
  const read = (key: string) => {
    const value = sliceAt(partOf(data, key), number);
    return key === 'x86' ? unpackX86(value as PackedX86, names ?? namesOf(data)) : value;
  };
  return lazily(release, Object.keys(data), read) as unknown as CpuMap<Release>;
}

interface PackedModel extends Omit<MapModel, 'features' | 'added' | 'removed'> {
  readonly features: string;
  readonly added: string;
  readonly removed: string;
}

interface PackedX86 {
  readonly models: readonly PackedModel[];
  readonly features: readonly (string | MapFeature)[];
}

function namesOf(data: Maps['data']): string[] {
  return namesByAge((partOf(data, 'x86') as { readonly features: readonly Timeline[] }).features);
}

function unpackX86(x86: PackedX86, names: readonly string[]) {
  const features = x86.features.map((feature) => (typeof feature === 'string' ? unpackMapFeature(feature) : feature));
  const models = x86.models.map((model) => ({
    ...model,
    features: unpackNames(model.features, names),
    added: unpackNames(model.added, names),
    removed: unpackNames(model.removed, names),
  }));
  return { ...x86, features, models };
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
