import type { Properties, PropertyValue } from './layout.js';

/** Numbers in [0, 1) that are the same for the same seed, anywhere. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Values of what is not a switch: on both sides of limits that CPUs have. */
const VALUES: Readonly<Record<string, readonly PropertyValue[]>> = {
  level: [0, 1, 7, 0xd, 0x14, 0x1f, 0x24, 0x29],
  'min-level': [0, 0xd, 0x20],
  xlevel: [0x80000000, 0x80000008, 0x8000001e, 0x80000021],
  'min-xlevel': [0x80000000, 0x80000021],
  xlevel2: [0, 0xc0000001],
  'level-func7': [0, 1, 2],
  family: [5, 6, 15, 25],
  model: [0, 6, 255],
  stepping: [0, 15],
  vendor: ['GenuineIntel', 'AuthenticAMD', 'CentaurHauls'],
  'model-id': ['x', 'A CPU with a name of more than forty-eight characters'],
  'tsc-frequency': [1_000_000_000, 1_000_000_001],
  'phys-bits': [32, 40, 52],
  'avx10-version': [1, 2],
};

/** True of one running CPU, or without a meaning for it. */
const LEFT_OUT = new Set(['realized', 'hotplugged', 'hotpluggable', 'start-powered-off']);

/**
 * Other spellings of a property, besides those with an underscore: QEMU sets two spellings in the order of a hash table, so
 * only one of them is asked (x86_cpu_initfn, object_property_add_alias).
 */
const SPELLINGS = new Set(['sse3', 'pclmuldq', 'sse4-1', 'sse4-2', 'xd', 'ffxsr', 'i64', 'hv-apicv']);

const MOST = 8;

/** Up to eight of a model's properties, with values that may or may not be those that it has. */
export function randomProperties(plain: Properties, random: () => number): Properties {
  const names = Object.keys(plain)
    .filter((name) => isAsked(name, plain[name]))
    .sort();
  const count = 1 + Math.floor(random() * MOST);
  const chosen = Array.from({ length: count }, () => pick(names, random));
  return Object.fromEntries(chosen.map((name) => [name, pick(VALUES[name] ?? [true, false], random)]));
}

function isAsked(name: string, value: PropertyValue | undefined): boolean {
  if (Object.hasOwn(VALUES, name)) return true;
  return typeof value === 'boolean' && !LEFT_OUT.has(name) && !SPELLINGS.has(name) && !name.includes('_');
}

function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)] as T;
}
