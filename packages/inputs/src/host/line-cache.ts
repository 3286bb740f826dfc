import type { LineParts, Shape } from './line-parts.js';

/** Values by parts of byte strings, without making a string of each: most lines of a fleet are like one before. */
export class LineCache<Value> {
  readonly #buckets = new Map<number, Bucket<Value>>();
  readonly #most: number;
  #size = 0;

  /** @param most how many bytes are remembered */
  constructor(most: number) {
    this.#most = most;
  }

  find(bytes: Uint8Array, parts: LineParts): Value | undefined {
    const bucket = this.#buckets.get(parts.sample(bytes));
    if (bucket === undefined) return undefined;
    const { entries } = bucket;
    const alike = entries.length <= FEW ? entries : bucket.byAll.get(parts.hash(bytes));
    if (alike === undefined) return undefined;
    for (const entry of alike) if (parts.equal(bytes, entry.bytes, entry.shape)) return entry.value;
    return undefined;
  }

  /** Remembers a value under a copy of the bytes; when too much is remembered, all that was before is forgotten. */
  set(bytes: Uint8Array, parts: LineParts, value: Value): void {
    this.#size += parts.length;
    if (this.#size > this.#most) {
      this.#buckets.clear();
      this.#size = parts.length;
    }
    const sample = parts.sample(bytes);
    const bucket = this.#buckets.get(sample) ?? { entries: [], byAll: new Map<number, Entry<Value>[]>() };
    this.#buckets.set(sample, bucket);
    const entry = { bytes: parts.of(bytes), shape: parts.shape(), all: parts.hash(bytes), value };
    bucket.entries.push(entry);
    const alike = bucket.byAll.get(entry.all);
    if (alike === undefined) bucket.byAll.set(entry.all, [entry]);
    else alike.push(entry);
  }
}

interface Entry<Value> {
  readonly bytes: Uint8Array;
  readonly shape: Shape;
  readonly value: Value;
}

/** What looks alike by a sample of its bytes; where it is much, it is told apart by a hash of all of them. */
interface Bucket<Value> {
  readonly entries: Entry<Value>[];
  readonly byAll: Map<number, Entry<Value>[]>;
}

/** So many comparisons are cheaper than reading every byte. */
const FEW = 8;
