import {
  BEHAVIOURS,
  type Cache,
  type CacheDescriptor,
  type CacheSet,
  type FeatureWord,
  type QemuRelease,
  type XsaveComponent,
} from '@cpu-models/runtime';
import type { FreezeFile, FrozenWord } from '@cpu-models/source';
import { wordKey } from '../columns.js';

/** What no property shows, yet guests read in CPUID; kept as facts, so that a change can be told in registers. */
export type HiddenFacts = Pick<
  FreezeFile,
  'words' | 'spellings' | 'caches' | 'legacy-caches' | 'descriptors' | 'xsave' | 'behaviours'
>;

export function hiddenFacts(release: QemuRelease): HiddenFacts {
  return {
    words: Object.fromEntries(release.words.map((word) => [wordKey(word.name), writeWord(word)])),
    spellings: release.aliases,
    caches: Object.fromEntries(Object.entries(release.caches).map(([id, set]) => [id, writeCaches(set)])),
    'legacy-caches': { ...release.legacyCaches },
    descriptors: Object.fromEntries(
      release.cacheDescriptors.map((entry) => [hex(entry.descriptor), writeDescriptor(entry)]),
    ),
    xsave: Object.fromEntries(
      release.xsaveComponents.map((area) => [`${area.register} ${area.component}`, writeArea(area)]),
    ),
    behaviours: {
      follows: BEHAVIOURS.filter((id) => release.behaviours.has(id)),
      others: BEHAVIOURS.filter((id) => !release.behaviours.has(id)),
    },
  };
}

function writeWord({ source, tcg, names }: FeatureWord): FrozenWord {
  const at =
    source.kind === 'msr' ? `msr ${hex(source.index)}` : `${hex(source.eax)}.${source.ecx ?? '-'}.${source.register}`;
  return {
    at,
    tcg: hex(tcg),
    names: names.slice(0, names.findLastIndex((name) => name !== null) + 1).map((name) => name ?? '-'),
  };
}

function hex(value: number | bigint): string {
  return `0x${value.toString(16)}`;
}

const FLAGS = ['selfInit', 'noInvdSharing', 'inclusive', 'complexIndexing'] as const;
const SIZES = ['size', 'lineSize', 'associativity', 'partitions', 'sets', 'linesPerTag'] as const;

function writeCaches(set: CacheSet): Record<string, string> {
  return Object.fromEntries(
    Object.entries(set).flatMap(([name, cache]: [string, Cache | null]) =>
      cache === null ? [] : [[name, writeCache(cache)]],
    ),
  );
}

function writeCache(cache: Cache): string {
  const sizes = SIZES.map((name) => `${cache[name]}`).join(' ');
  const flags = FLAGS.filter((name) => cache[name]);
  return [
    cache.type,
    cache.level,
    sizes,
    ...flags,
    ...(cache.shareLevel === null ? [] : [`share=${cache.shareLevel}`]),
  ].join(' ');
}

/** A cache from its words: type, level, size, line size, associativity, partitions, sets, lines per tag, flags. */
export function readCache(text: string): Cache {
  const [type, level, ...rest] = text.split(' ');
  const sizes = Object.fromEntries(SIZES.map((name, at) => [name, Number(rest[at])])) as Record<
    (typeof SIZES)[number],
    number
  >;
  const flags = Object.fromEntries(FLAGS.map((name) => [name, rest.includes(name)])) as Record<
    (typeof FLAGS)[number],
    boolean
  >;
  const share = rest.find((word) => word.startsWith('share='))?.slice('share='.length) ?? null;
  return { type: type as Cache['type'], level: Number(level), ...sizes, ...flags, shareLevel: share };
}

function writeDescriptor({ type, level, size, lineSize, associativity }: CacheDescriptor): string {
  return [type, level, size, lineSize, associativity].join(' ');
}

export function readDescriptor([descriptor, text]: readonly [string, string]): CacheDescriptor {
  const [type, ...numbers] = text.split(' ');
  const [level = 0, size = 0, lineSize = 0, associativity = 0] = numbers.map(Number);
  return {
    descriptor: Number(descriptor),
    type: type as CacheDescriptor['type'],
    level,
    size,
    lineSize,
    associativity,
  };
}

function writeArea({ owners, size, offset }: XsaveComponent): string {
  return [size, offset, ...owners].join(' ');
}

export function readArea([key, text]: readonly [string, string]): XsaveComponent {
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

/** The caches of every versioned model by name; null for the legacy ones. */
export function cachesByVersion({ models }: QemuRelease): ReadonlyMap<string, string | null> {
  return new Map(
    models.flatMap(({ name, cache, versions }) => {
      let last = cache;
      return versions.map((version) => {
        last = version.cache ?? last;
        return [`${name}-v${version.version}`, last] as const;
      });
    }),
  );
}
