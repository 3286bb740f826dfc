import type { ExplainHost } from '@cpu-models/runtime';
import { InputError, type Known } from '../known.js';
import { aspectOf } from './host-kind.js';
import { LineCache } from './line-cache.js';
import { LineParts, type Shape } from './line-parts.js';
import { withoutPlace, withoutPlaceAs } from './line-place.js';
import { readHost } from './read-host.js';

/** Hosts that differ in nothing that a guest could tell. */
export interface HostKind {
  /** The first of them. */
  readonly name: string;
  readonly count: number;
  /** Number of the first one's line, from 1. */
  readonly line: number;
  readonly host: ExplainHost;
}

type Growing = HostKind & { count: number };

const [TAB, NEWLINE, RETURN] = [9, 10, 13];

/** Of so many lines that were like none before, the shape is tried first. */
const SHAPES = 4;

/** So many lines are remembered before the first has to be found again. */
const PATIENCE = 1000;

/**
 * A fleet in a stream with one host a line: a name, a tab, and what is known of the host in any form that a host may have,
 * with `\\n` for its line breaks and `\\\\` for a backslash outside of JSON; or a JSON object that begins with its name,
 * `{"name": "a", ...}`. Hosts of one kind are read once where their lines are alike, and kept once in any case: memory
 * grows with the kinds, not with the hosts.
 */
export class HostLines {
  readonly #known: Known;
  readonly #stream: string;
  readonly #byBytes: LineCache<Growing>;
  /** By what is left of a line without what differs from one machine to the next of its kind. */
  readonly #byKind: LineCache<Growing>;
  readonly #whole = new LineParts();
  readonly #left = new LineParts();
  /** The newest first. */
  #shapes: readonly Shape[] = [];
  /** Whether the last line was found by what is left of it. */
  #isLess = false;
  /** How often a whole line was found again, and how many were remembered. */
  #found = 0;
  #kept = 0;
  readonly #kinds = new Map<string, Growing>();
  #rest: Uint8Array = new Uint8Array(0);
  #line = 0;

  /**
   * @param stream its name for messages
   * @param remembered how many bytes of lines; what is forgotten is read again
   */
  constructor(known: Known, stream: string, remembered = 1 << 24) {
    this.#byBytes = new LineCache(remembered);
    this.#byKind = new LineCache(remembered);
    this.#known = known;
    this.#stream = stream;
  }

  /** Takes the next bytes (UTF-8) of the stream, cut anywhere. @throws InputError for a line that is not a host with a name */
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
    if (this.#kinds.size === 0)
      throw new InputError(`${this.#stream}: no host; expected one a line: its name, a tab, what is known of it`);
    return [...this.#kinds.values()];
  }

  #take(bytes: Uint8Array, from: number, to: number): void {
    this.#line++;
    if (to <= from) return;
    const what = bytes[from] === OPEN ? this.#afterJsonName(bytes, from, to) : this.#afterTab(bytes, from, to);
    const kind = this.#remembered(bytes, what, to) ?? this.#ofLine(bytes, from, what, to);
    kind.count++;
  }

  /** The kind of a line that is like one before; what the last one was found by is tried first. */
  #remembered(bytes: Uint8Array, what: number, to: number): Growing | undefined {
    const first = this.#isLess ? this.#byShape(bytes, what, to) : this.#byWhole(bytes, what, to);
    if (first !== undefined) return first;
    const second = this.#isLess ? this.#byWhole(bytes, what, to) : this.#byShape(bytes, what, to);
    if (second !== undefined) this.#isLess = !this.#isLess;
    return second;
  }

  #byWhole(bytes: Uint8Array, what: number, to: number): Growing | undefined {
    const kind = this.#byBytes.find(bytes, this.#whole.only(what, to));
    if (kind !== undefined) this.#found++;
    return kind;
  }

  #byShape(bytes: Uint8Array, what: number, to: number): Growing | undefined {
    for (const shape of this.#shapes) {
      const kind = withoutPlaceAs(shape, bytes, what, to, this.#left)
        ? this.#byKind.find(bytes, this.#left)
        : undefined;
      if (kind !== undefined) return kind;
    }
    return undefined;
  }

  #afterTab(bytes: Uint8Array, from: number, to: number): number {
    // Names are short: what a search by Node costs before it begins is more than this.
    for (let at = from; at < to; at++) if (bytes[at] === TAB) return at + 1;
    throw new InputError(`${this.#place()}: no tab; expected a name, a tab, and what is known of the host`);
  }

  /** Behind the quote after the name. */
  #afterJsonName(bytes: Uint8Array, from: number, to: number): number {
    const head = JSON_NAME.exec(utf8(bytes, from, Math.min(to, from + 40)))?.[0];
    const end = head === undefined ? -1 : bytes.indexOf(QUOTE, from + head.length);
    if (end < 0 || end >= to)
      throw new InputError(`${this.#place()}: a JSON object without a name in front; expected {"name": "...", ...}`);
    return end + 1;
  }

  /** Of the line that is being read, for messages. */
  #place(): string {
    return `${this.#stream}:${this.#line}`;
  }

  /** A line that is like none before: it may differ from another in no more than where its host stands. */
  #ofLine(bytes: Uint8Array, from: number, what: number, to: number): Growing {
    const isJson = bytes[from] === OPEN || bytes[what] === OPEN || bytes[what] === BRACKET;
    const isLess = !isJson && withoutPlace(bytes, what, to, this.#left);
    let kind = isLess ? this.#byKind.find(bytes, this.#left) : undefined;
    if (kind === undefined) {
      kind = this.#readLine(bytes, from, what, to);
      if (isLess) this.#byKind.set(bytes, this.#left, kind);
    }
    if (isLess)
      this.#shapes = [this.#left.shape(), ...this.#shapes.filter((one) => !this.#left.has(one))].slice(0, SHAPES);
    // Where hardly a line comes again, remembering each costs more than it saves.
    if (!isLess || this.#kept < this.#found + PATIENCE) {
      this.#kept++;
      this.#byBytes.set(bytes, this.#whole, kind);
    }
    return kind;
  }

  #readLine(bytes: Uint8Array, from: number, what: number, to: number): Growing {
    const text = utf8(bytes, what, to);
    const isNamed = bytes[from] === OPEN;
    const isJson = isNamed || bytes[what] === OPEN || bytes[what] === BRACKET;
    const whole = isNamed ? `{${text.replace(/^\s*,/, '')}` : isJson ? text : unescaped(text);
    const { host } = readHost([{ name: this.#place(), text: whole }], this.#known);
    const key = aspectOf(host);
    let kind = this.#kinds.get(key);
    if (kind === undefined) {
      const before = utf8(bytes, from, what - 1);
      kind = { name: isNamed ? before.replace(JSON_NAME, '') : before, count: 0, line: this.#line, host };
      this.#kinds.set(key, kind);
    }
    return kind;
  }
}

const OPEN = 0x7b;
const BRACKET = 0x5b;
const QUOTE = 0x22;
const JSON_NAME = /^\{\s*"name"\s*:\s*"/;

const decoder = new TextDecoder();

function utf8(bytes: Uint8Array, from: number, to: number): string {
  return decoder.decode(bytes.subarray(from, to));
}

function unescaped(text: string): string {
  if (!text.includes('\\\\')) return text.replaceAll('\\n', '\n').replaceAll('\\t', '\t');
  return text.replaceAll(/\\(n|t|\\)/g, (_, letter: string) => ({ n: '\n', t: '\t', '\\': '\\' })[letter] ?? letter);
}
