/** Values by parts of byte strings, without making a string of each: most lines of a fleet are like one before. */
export class LineCache<Value> {
  readonly #buckets = new Map<number, Bucket<Value>>();
  readonly #most: number;
  #size = 0;

  /** @param most how many bytes are remembered */
  constructor(most: number) {
    this.#most = most;
  }

  find(bytes: Uint8Array, from: number, to: number): Value | undefined {
    const bucket = this.#buckets.get(sampled(bytes, from, to));
    if (bucket === undefined) return undefined;
    const { entries } = bucket;
    const alike = entries.length <= FEW ? entries : bucket.byAll.get(hashed(bytes, from, to, 1));
    return alike?.find((entry) => same(bytes, from, to, entry.bytes))?.value;
  }

  /** Remembers a value under a copy of the bytes; when too much is remembered, all that was before is forgotten. */
  set(bytes: Uint8Array, from: number, to: number, value: Value): void {
    this.#size += to - from;
    if (this.#size > this.#most) {
      this.#buckets.clear();
      this.#size = to - from;
    }
    const entry = { bytes: new Uint8Array(bytes.subarray(from, to)), value };
    const sample = sampled(bytes, from, to);
    const bucket = this.#buckets.get(sample) ?? { entries: [], byAll: new Map<number, Entry<Value>[]>() };
    this.#buckets.set(sample, bucket);
    bucket.entries.push(entry);
    const fresh = bucket.entries.length === FEW + 1 ? bucket.entries : bucket.entries.length > FEW ? [entry] : [];
    for (const one of fresh) {
      const all = hashed(one.bytes, 0, one.bytes.length, 1);
      const alike = bucket.byAll.get(all);
      if (alike === undefined) bucket.byAll.set(all, [one]);
      else alike.push(one);
    }
  }
}

interface Entry<Value> {
  readonly bytes: Uint8Array;
  readonly value: Value;
}

/** What looks alike by a sample of its bytes; where it is much, it is told apart by a hash of all of them. */
interface Bucket<Value> {
  readonly entries: Entry<Value>[];
  readonly byAll: Map<number, Entry<Value>[]>;
}

/** So many comparisons are cheaper than reading every byte. */
const FEW = 8;

/** Every eleventh byte, the last ones all: a step that no period of a text has. */
function sampled(bytes: Uint8Array, from: number, to: number): number {
  return hashed(bytes, Math.max(from, to - 16), to, 1, hashed(bytes, from, to, 11, to - from));
}

/** Every so many bytes by the function of Fowler, Noll and Vo. */
function hashed(bytes: Uint8Array, from: number, to: number, step: number, basis = 0): number {
  let hash = basis;
  for (let at = from; at < to; at += step) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash;
}

function same(bytes: Bytes, from: number, to: number, other: Uint8Array): boolean {
  if (to - from !== other.length) return false;
  if (bytes.compare !== undefined) return bytes.compare(other, 0, other.length, from, to) === 0;
  for (let at = from; at < to; at++) if (bytes[at] !== other[at - from]) return false;
  return true;
}

/** Buffers of Node compare much faster. */
type Bytes = Uint8Array & {
  compare?(other: Uint8Array, otherFrom: number, otherTo: number, from: number, to: number): number;
};
