/** Parts of a piece of bytes, in order: what counts of a line. One such list is used for all lines, so that none costs memory. */
export class LineParts {
  /** Begin and end of each, in turn. */
  #ends = new Int32Array(64);
  #used = 0;
  /** How many bytes they have together. */
  length = 0;

  /** The one part from here to there. */
  only(from: number, to: number): this {
    this.clear();
    this.add(from, to);
    return this;
  }

  clear(): void {
    this.#used = 0;
    this.length = 0;
  }

  /** An empty part is none. */
  add(from: number, to: number): void {
    if (from === to) return;
    if (this.#used === this.#ends.length) {
      const more = new Int32Array(2 * this.#used);
      more.set(this.#ends);
      this.#ends = more;
    }
    this.#ends[this.#used++] = from;
    this.#ends[this.#used++] = to;
    this.length += to - from;
  }

  /** A copy of them, joined. */
  of(bytes: Uint8Array): Uint8Array {
    const copy = new Uint8Array(this.length);
    for (let part = 0, at = 0; part < this.#used; part += 2) {
      const [from = 0, to = 0] = this.#ends.subarray(part, part + 2);
      copy.set(bytes.subarray(from, to), at);
      at += to - from;
    }
    return copy;
  }

  /** Whether joined they are these bytes. */
  equal(bytes: Bytes, joined: Uint8Array): boolean {
    if (this.length !== joined.length) return false;
    for (let part = 0, at = 0; part < this.#used; part += 2) {
      const [from, to] = [this.#ends[part] as number, this.#ends[part + 1] as number];
      if (!alike(bytes, from, to, joined, at)) return false;
      at += to - from;
    }
    return true;
  }

  /** Every so many bytes of each by the function of Fowler, Noll and Vo, and the last sixteen of the last one. */
  hash(bytes: Uint8Array, step: number): number {
    let hash = this.length;
    for (let part = 0; part < this.#used; part += 2) {
      const end = this.#ends[part + 1] as number;
      for (let at = this.#ends[part] as number; at < end; at += step) hash = mix(hash, bytes[at] as number);
    }
    if (step === 1 || this.#used === 0) return hash;
    const end = this.#ends[this.#used - 1] as number;
    for (let at = Math.max(this.#ends[this.#used - 2] as number, end - 16); at < end; at++)
      hash = mix(hash, bytes[at] as number);
    return hash;
  }
}

function mix(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

function alike(bytes: Bytes, from: number, to: number, other: Uint8Array, start: number): boolean {
  if (bytes.compare !== undefined) return bytes.compare(other, start, start + to - from, from, to) === 0;
  for (let at = from; at < to; at++) if (bytes[at] !== other[start + at - from]) return false;
  return true;
}

/** Buffers of Node compare much faster. */
export type Bytes = Uint8Array & {
  compare?(other: Uint8Array, otherFrom: number, otherTo: number, from: number, to: number): number;
};
