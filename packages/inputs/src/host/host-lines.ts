import { InputError } from '../known.js';

/** Hosts that differ in nothing but their names. */
export interface HostKind {
  /** The first of them. */
  readonly name: string;
  readonly count: number;
  /** Number of the first one's line, from 1. */
  readonly line: number;
  /** What is known of them, for `readHost`. */
  readonly text: string;
}

interface Growing extends HostKind {
  count: number;
  readonly bytes: Uint8Array;
}

/** Kinds that look alike by a sample of their bytes; very many are told apart by all of them. */
interface Bucket {
  readonly kinds: Growing[];
  all: Map<string, Growing> | null;
}

/** So many comparisons are cheaper than reading every byte. */
const FEW = 8;

const [TAB, NEWLINE, RETURN] = [9, 10, 13];

/**
 * A fleet in a stream with one host a line: a name, a tab, and what is known of the host in any form that a host may have,
 * with `\n` for its line breaks and `\\` for a backslash outside of JSON; or a JSON object that begins with its name,
 * `{"name": "a", ...}`. Hosts whose lines differ in the name only are counted, not kept: memory grows with the kinds.
 */
export class HostLines {
  readonly #buckets = new Map<number, Bucket>();
  readonly #kinds: Growing[] = [];
  #rest: Uint8Array = new Uint8Array(0);
  #line = 0;

  /** Takes the next bytes (UTF-8) of the stream, cut anywhere. @throws InputError for a line that has no name */
  add(chunk: Uint8Array): void {
    const bytes = chunk;
    let from = this.#rest.length === 0 ? 0 : this.#finishLine(chunk);
    if (from < 0) return;
    for (let end = bytes.indexOf(NEWLINE, from); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      this.#take(bytes, from, bytes[end - 1] === RETURN && end > from ? end - 1 : end);
      from = end + 1;
    }
    this.#rest = new Uint8Array(bytes.subarray(from));
  }

  /** The line that the last chunk began; where the next one begins, or -1. */
  #finishLine(chunk: Uint8Array): number {
    const end = chunk.indexOf(NEWLINE);
    const part = end < 0 ? chunk : chunk.subarray(0, end);
    const line = new Uint8Array(this.#rest.length + part.length);
    line.set(this.#rest);
    line.set(part, this.#rest.length);
    this.#rest = end < 0 ? line : new Uint8Array(0);
    if (end < 0) return -1;
    this.#take(line, 0, line.at(-1) === RETURN ? line.length - 1 : line.length);
    return end + 1;
  }

  /** The kinds in the order in which they came first; the last line needs no line break. @throws InputError for none */
  end(): readonly HostKind[] {
    this.#take(this.#rest, 0, this.#rest.length);
    this.#rest = new Uint8Array(0);
    if (this.#kinds.length === 0)
      throw new InputError('no host; expected one a line: its name, a tab, what is known of it');
    return this.#kinds.map(({ name, count, line, text }) => ({ name, count, line, text }));
  }

  #take(bytes: Uint8Array, from: number, to: number): void {
    this.#line++;
    if (to <= from) return;
    const [named, what] = split(bytes, from, to, this.#line);
    const sample = sampled(bytes, what, to);
    const bucket = this.#buckets.get(sample) ?? { kinds: [], all: null };
    const known = find(bucket, bytes, what, to);
    if (known !== undefined) {
      known.count++;
      return;
    }
    const kind = this.#begin(bytes, from, named, what, to);
    bucket.kinds.push(kind);
    bucket.all?.set(latin1(kind.bytes, 0, kind.bytes.length), kind);
    this.#buckets.set(sample, bucket);
    this.#kinds.push(kind);
  }

  #begin(bytes: Uint8Array, from: number, named: readonly [number, number], what: number, to: number): Growing {
    const text = utf8(bytes, what, to);
    const isJson = bytes[from] === OPEN;
    return {
      name: utf8(bytes, ...named),
      count: 1,
      line: this.#line,
      text: isJson ? `{${text.replace(/^\s*,/, '')}` : /^[{[]/.test(text) ? text : unescaped(text),
      bytes: new Uint8Array(bytes.subarray(what, to)),
    };
  }
}

function find(bucket: Bucket, bytes: Uint8Array, from: number, to: number): Growing | undefined {
  const { kinds } = bucket;
  if (kinds.length <= FEW) return kinds.find((kind) => same(bytes, from, to, kind.bytes));
  bucket.all ??= new Map(kinds.map((kind) => [latin1(kind.bytes, 0, kind.bytes.length), kind]));
  return bucket.all.get(latin1(bytes, from, to));
}

/** Every eleventh byte, the last ones all: a step that no period of a text has. */
function sampled(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let at = from; at < to; at += 11) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  for (let at = Math.max(from, to - 16); at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash;
}

function same(bytes: Bytes, from: number, to: number, other: Uint8Array): boolean {
  if (to - from !== other.length) return false;
  if (bytes.compare !== undefined) return bytes.compare(other, 0, other.length, from, to) === 0;
  for (let at = from; at < to; at++) if (bytes[at] !== other[at - from]) return false;
  return true;
}

const OPEN = 0x7b;
const QUOTE = 0x22;

/** Where the name is, and where the rest begins. */
function split(
  bytes: Uint8Array,
  from: number,
  to: number,
  line: number,
): readonly [readonly [number, number], number] {
  if (bytes[from] === OPEN) {
    const head = /^\{\s*"name"\s*:\s*"/.exec(latin1(bytes, from, Math.min(to, from + 40)))?.[0];
    const end = head === undefined ? -1 : bytes.indexOf(QUOTE, from + head.length);
    if (head === undefined || end < 0 || end >= to)
      throw new InputError(`line ${line}: a JSON object without a name in front; expected {"name": "...", ...}`);
    return [[from + head.length, end], end + 1];
  }
  const tab = bytes.indexOf(TAB, from);
  if (tab < 0 || tab >= to)
    throw new InputError(`line ${line}: no tab; expected a name, a tab, and what is known of the host`);
  return [[from, tab], tab + 1];
}

/** Buffers of Node do some things much faster. */
type Bytes = Uint8Array & {
  latin1Slice?(from: number, to: number): string;
  compare?(other: Uint8Array, otherFrom: number, otherTo: number, from: number, to: number): number;
};

function latin1(bytes: Bytes, from: number, to: number): string {
  if (bytes.latin1Slice !== undefined) return bytes.latin1Slice(from, to);
  let text = '';
  for (let at = from; at < to; at += 4096) text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 4096)));
  return text;
}

function utf8(bytes: Uint8Array, from: number, to: number): string {
  return new TextDecoder().decode(bytes.subarray(from, to));
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(n|t|\\)/g, (_, letter: string) => ({ n: '\n', t: '\t', '\\': '\\' })[letter] ?? letter);
}
