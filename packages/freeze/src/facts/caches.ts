import type { Cache, CacheDescriptor, CacheSet, XsaveComponent } from '@cpu-models/runtime';

const FLAGS = ['selfInit', 'noInvdSharing', 'inclusive', 'complexIndexing'] as const;
const SIZES = ['size', 'lineSize', 'associativity', 'partitions', 'sets', 'linesPerTag'] as const;
const PARTS = ['l1d', 'l1i', 'l2', 'l3'] as const;

/** A cache in words: type, level, size, line size, associativity, partitions, sets, lines per tag, flags. */
export function writeCache(cache: Cache): string {
  const sizes = SIZES.map((name) => cache[name]);
  const flags = FLAGS.filter((name) => cache[name]);
  const share = cache.shareLevel === null ? [] : [`share=${cache.shareLevel}`];
  return [cache.type, cache.level, ...sizes, ...flags, ...share].join(' ');
}

export function readCache(text: string): Cache {
  const [type, level, ...rest] = text.split(' ');
  const sizes = Object.fromEntries(SIZES.map((name, at) => [name, Number(rest[at])]));
  const flags = Object.fromEntries(FLAGS.map((name) => [name, rest.includes(name)]));
  const share = rest.find((word) => word.startsWith('share='))?.slice('share='.length) ?? null;
  return { type: type as Cache['type'], level: Number(level), ...sizes, ...flags, shareLevel: share } as Cache;
}

export function writeCaches(set: CacheSet): Record<string, string> {
  const parts = PARTS.map((part) => [part, set[part]] as const);
  // A cache that a loose description does not give is left out: nothing reads it.
  return Object.fromEntries(parts.flatMap(([part, cache]) => (cache ? [[part, writeCache(cache)]] : [])));
}

export function readCaches(set: Readonly<Record<string, string>>): CacheSet {
  const parts = PARTS.map((part) => [part, set[part] === undefined ? null : readCache(set[part])]);
  return Object.fromEntries(parts) as unknown as CacheSet;
}

export function writeDescriptor({ type, level, size, lineSize, associativity }: CacheDescriptor): string {
  return [type, level, size, lineSize, associativity].join(' ');
}

export function readDescriptor(byte: string, text: string): CacheDescriptor {
  const [type, ...numbers] = text.split(' ');
  const [level = 0, size = 0, lineSize = 0, associativity = 0] = numbers.map(Number);
  return { descriptor: Number(byte), type: type as CacheDescriptor['type'], level, size, lineSize, associativity };
}

export function writeArea({ owners, size, offset }: XsaveComponent): string {
  return [size, offset, ...[...owners].sort()].join(' ');
}

export function readArea(key: string, text: string): XsaveComponent {
  const [register, component] = key.split(' ');
  const [size, offset, ...owners] = text.split(' ');
  return {
    component: Number(component),
    register: register as XsaveComponent['register'],
    owners,
    size: Number(size),
    offset: Number(offset),
  };
}
