import type { FeatureBitAddress, MapFeature } from '../libvirt/map.js';
import type { Timeline } from './timeline.js';

const FEATURE = /^(\S+) ([\da-f]+)(?:\/(\d+)|\.(\d+)([abcd])(\d+))(!?)(.*)$/;

/** A feature of libvirt's map as one word says it: see the generator's `packFeature`. */
export function unpackMapFeature(text: string): MapFeature {
  const [, name = '', place = '', msrBit, ecx, letter, bit, mark, others = ''] = FEATURE.exec(text) ?? [];
  const number = Number.parseInt(place, 16);
  const register = `e${letter}x` as 'eax';
  const address: FeatureBitAddress =
    msrBit === undefined
      ? { kind: 'cpuid', eax: number, ecx: Number(ecx), register, bit: Number(bit) }
      : { kind: 'msr', index: number, bit: Number(msrBit) };
  const aliases = [...others.matchAll(/ ([~=])(\S+)/g)].map(([, source, alias = '']) => ({
    name: alias,
    source: source === '~' ? ('qemu' as const) : ('linux' as const),
  }));
  return { name, address, migratable: mark === '', aliases };
}

/** Names of a timeline of features, those of later releases last, each release's by the alphabet: what bit sets count by. */
export function namesByAge(features: readonly Timeline[]): string[] {
  const since = new Map<string, number>();
  const visit = (value: Timeline | undefined, from: number): void => {
    if (typeof value === 'string') {
      const name = value.slice(0, value.indexOf(' '));
      since.set(name, Math.min(since.get(name) ?? from, from));
    } else if (value !== null && typeof value === 'object' && '$' in value) {
      for (const [start, inner] of value.$ as readonly (readonly [number, Timeline?])[])
        visit(inner, Math.max(from, start));
    }
  };
  for (const feature of features) visit(feature, 0);
  const age = (name: string) => since.get(name) as number;
  return [...since.keys()].sort((a, b) => age(a) - age(b) || (a < b ? -1 : 1));
}
