import { createHash } from 'node:crypto';

/** Distinct lists of names, each under a key that its content makes: equal lists are there once. */
export class Sets {
  /** By the array, as most are put again and again. */
  readonly #known = new WeakMap<readonly string[], string>();
  readonly #sets = new Map<string, readonly string[]>();

  /** The key of a list; order counts. */
  put(names: readonly string[]): string {
    const known = this.#known.get(names);
    if (known !== undefined) return known;
    const key = keyOf(names.join('\n'));
    this.#known.set(names, key);
    this.#sets.set(key, names);
    return key;
  }

  /** All lists by key, sorted by it. */
  all(): Readonly<Record<string, readonly string[]>> {
    return sorted(this.#sets);
  }
}

/** A key for a content: 16 digits of its SHA-1. */
export function keyOf(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 16);
}

/** A map as an object, sorted by key. */
export function sorted<T>(map: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
