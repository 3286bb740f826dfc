import type { Source } from '@cpu-models/source';

/** Computes something of a source once, for all rules. */
export function memo<T>(compute: (source: Source) => T): (source: Source) => T {
  const known = new WeakMap<Source, T>();
  return (source) => {
    if (!known.has(source)) known.set(source, compute(source));
    return known.get(source) as T;
  };
}

/** Groups values by a key. */
export function groupBy<K, T>(values: Iterable<T>, keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}
