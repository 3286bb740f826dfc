import type { PropertyName } from './properties.js';

const WORDS = {
  bool: ['on', 'off', 'yes', 'no', 'true', 'false', 'y', 'n'],
  OnOffAuto: ['on', 'off', 'auto'],
} as const;

const RANGES: Readonly<Record<string, readonly [bigint, bigint]>> = {
  uint8: [0n, (1n << 8n) - 1n],
  uint16: [0n, (1n << 16n) - 1n],
  uint32: [0n, (1n << 32n) - 1n],
  uint64: [0n, (1n << 64n) - 1n],
  int: [-(1n << 63n), (1n << 63n) - 1n],
  int32: [-(1n << 31n), (1n << 31n) - 1n],
  int64: [-(1n << 63n), (1n << 63n) - 1n],
};

type Spec = Pick<PropertyName, 'type' | 'minimum' | 'maximum'>;

/** What a property takes, if `value` is nothing of the sort; undefined if it is fine. */
export function wrongValue(value: string | number, spec: Spec): string | undefined {
  const text = String(value);
  if (spec.type === 'bool') return (WORDS.bool as readonly string[]).includes(text) ? undefined : 'on or off';
  if (spec.type === 'OnOffAuto')
    return (WORDS.OnOffAuto as readonly string[]).includes(text) ? undefined : 'on, off or auto';
  const range = RANGES[spec.type];
  if (range === undefined) return undefined;
  const low = spec.minimum === undefined ? range[0] : BigInt(spec.minimum);
  const high = spec.maximum === undefined ? range[1] : BigInt(spec.maximum);
  const number = /^(?:-?[0-9]+|0x[0-9a-fA-F]+)$/.test(text) ? BigInt(text) : undefined;
  return number !== undefined && number >= low && number <= high ? undefined : `a number from ${low} to ${high}`;
}
