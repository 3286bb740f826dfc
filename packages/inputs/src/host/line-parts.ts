/** Parts of a piece of bytes, in order: what counts of a line. One such list is used for all lines, so that none costs memory. */
export class LineParts {
  /** Begin and end of each, in turn. */
  #ends = new Int32Array(64);
  #used = 0;
  /** How many bytes they have together. */
  length = 0;
  /** Whether what does not count follows the last one. */
  closed = false;

  /** The one part from here to there. */
  only(from: number, to: number): this {
    this.clear();
    this.add(from, to);
    return this;
  }

  clear(): void {
    this.#used = 0;
    this.length = 0;
    this.closed = false;
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

  /** How long each is, and whether the last one is closed. */
  shape(): Shape {
    const shape = new Int32Array(this.#used / 2 + 1);
    for (let part = 0; part < this.#used; part += 2)
      shape[part / 2] = (this.#ends[part + 1] as number) - (this.#ends[part] as number);
    shape[this.#used / 2] = this.closed ? 1 : 0;
    return shape;
  }

  /** Whether they have this shape, and joined are these bytes. */
  equal(bytes: Bytes, joined: Uint8Array, shape: Shape): boolean {
    if (this.length !== joined.length || !this.has(shape)) return false;
    for (let part = 0, at = 0; part < this.#used; part += 2) {
      const [from, to] = [this.#ends[part] as number, this.#ends[part + 1] as number];
      if (!alike(bytes, from, to, joined, at)) return false;
      at += to - from;
    }
    return true;
  }

  has(shape: Shape): boolean {
    if (shape.length !== this.#used / 2 + 1 || (shape.at(-1) === 1) !== this.closed) return false;
    for (let part = 0; part < this.#used; part += 2)
      if (shape[part / 2] !== (this.#ends[part + 1] as number) - (this.#ends[part] as number)) return false;
    return true;
  }

  /** All bytes by the function of Fowler, Noll and Vo. */
  hash(bytes: Uint8Array): number {
    return this.#mixed(bytes, 1);
  }

  /** The same of some bytes of each, and of the last sixteen of the last one: however long they are, it costs the same. */
  sample(bytes: Uint8Array): number {
    let hash = this.#mixed(bytes, Math.max(LEAST_STEP, (this.length >> 6) | 1));
    if (this.#used === 0) return hash;
    const end = this.#ends[this.#used - 1] as number;
    for (let at = Math.max(this.#ends[this.#used - 2] as number, end - 16); at < end; at++)
      hash = mix(hash, bytes[at] as number);
    return hash;
  }

  #mixed(bytes: Uint8Array, step: number): number {
    let hash = this.length;
    for (let part = 0; part < this.#used; part += 2) {
      const end = this.#ends[part + 1] as number;
      for (let at = this.#ends[part] as number; at < end; at += step) hash = mix(hash, bytes[at] as number);
    }
    return hash;
  }
}

/** Lengths of parts, and at the end 1 if what does not count follows the last one. */
export type Shape = Int32Array;

/** A step that no period of a text has. */
const LEAST_STEP = 11;

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
