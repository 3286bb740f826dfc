import type { CpuMap, MapModel, QemuRelease } from '@cpu-models/runtime';
import type { Literal } from './literal.js';
import { packTimeline } from './timeline/pack.js';

type MapFeature = CpuMap['x86']['features'][number];

/** What several releases say, by part. */
export interface Packed {
  readonly releases: readonly string[];
  readonly data: Fields;
}

/** QEMU releases, oldest first, as `unpackQemu` reads them. */
export function packQemu(releases: readonly QemuRelease[]): Packed {
  const values = releases.map(({ release: _, behaviours, ...rest }) => ({
    ...rest,
    behaviours: [...behaviours].sort(),
  }));
  const { words, models, ...others } = packTimeline(values as unknown as Literal[]) as Fields;
  const names = (words as Literal[]).map(nameOf);
  return {
    releases: releases.map(({ release }) => release),
    data: {
      words: (words as Literal[]).map((word) => eachSpan(word, packWord)),
      models: (models as Literal[]).map((model) => eachSpan(model, (one) => packModel(one, names))),
      ...others,
    },
  };
}

type Fields = Readonly<Record<string, Literal>>;

/** What `change` makes of a value, or of each that it has in turn. */
function eachSpan(value: Literal, change: (value: Fields) => Fields): Literal {
  const { $: spans } = value as Fields;
  if (spans === undefined) return change(value as Fields);
  return { $: (spans as [Literal, ...Fields[]][]).map(([from, ...inner]) => [from, ...inner.map(change)]) };
}

/** The name of a word, which it has in every release. */
function nameOf(word: Literal): string {
  const { $: spans, name } = word as Fields;
  return (name ?? (spans as [number, Fields][]).find(([, one]) => one !== undefined)?.[1].name) as string;
}

/** Names of a word's bits as one text, where they are the same in all releases that have the word: nothing for a bit without one. */
function packWord(word: Fields): Fields {
  const names = word['names'] as (string | null)[];
  const isPlain = names.every((name) => name === null || typeof name === 'string');
  return isPlain ? { ...word, names: names.join(' ') } : word;
}

/** Words of a model's features as one text, hexadecimal and in the order of words, where no release differs. */
function packModel(model: Fields, words: readonly string[]): Fields {
  const features = model['features'] as Readonly<Record<string, Literal>>;
  if (!Object.values(features).every((value) => typeof value === 'bigint')) return model;
  const values = words.map((word) => (features[word] as bigint | undefined)?.toString(16) ?? '');
  return { ...model, features: values.join(' ').trimEnd() };
}

/** libvirt's maps, oldest first, as `unpackMap` reads them. */
export function packMaps(maps: readonly CpuMap[]): Packed {
  const names = namesByAge(maps);
  const index = new Map(names.map((name, i) => [name, i]));
  const bits = (list: readonly string[]) => packBits(list.map((name) => index.get(name) as number));
  const packed = new Map<MapModel, object>();
  // Releases share models, and go on sharing them.
  const packModel = (model: MapModel) => {
    const known = packed.get(model) ?? {
      ...model,
      features: bits(model.features),
      added: bits(model.added),
      removed: bits(model.removed),
    };
    packed.set(model, known);
    return known;
  };
  const values = maps.map(({ release: _, x86, ...rest }) => ({
    x86: { ...x86, features: x86.features.map(packFeature), models: x86.models.map(packModel) },
    ...rest,
  }));
  return {
    releases: maps.map(({ release }) => release),
    data: packTimeline(values as unknown as Literal[]) as unknown as Fields,
  };
}

/** `sse3 1.0c0` for bit 0 of ECX in leaf 1; `x 10a/3` for bit 3 of MSR 0x10a; `!` for one that stops migration; then QEMU's other names `~x`, Linux's `=x`. */
function packFeature({ name, address, migratable, aliases }: MapFeature): string {
  const place =
    address.kind === 'msr'
      ? `${address.index.toString(16)}/${address.bit}`
      : `${address.eax.toString(16)}.${address.ecx}${address.register[1]}${address.bit}`;
  const others = aliases.map((alias) => ` ${alias.source === 'qemu' ? '~' : '='}${alias.name}`);
  return `${name} ${place}${migratable ? '' : '!'}${others.join('')}`;
}

/** Names of features, those of later releases last: a release more leaves the numbers as they are. */
function namesByAge(maps: readonly CpuMap[]): string[] {
  const names = new Set<string>();
  for (const { x86 } of maps) for (const name of x86.features.map((feature) => feature.name).sort()) names.add(name);
  return [...names];
}

/** Hexadecimal, most significant digit first; empty for no bit. */
function packBits(indices: readonly number[]): string {
  const mask = indices.reduce((bits, i) => bits | (1n << BigInt(i)), 0n);
  return mask === 0n ? '' : mask.toString(16);
}
