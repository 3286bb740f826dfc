import type { Json } from './types.js';

/** Text that is not JSON; `offset` counts UTF-16 units from 0, `line` and `column` count from 1. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  readonly line: number;
  readonly column: number;

  constructor(
    readonly reason: string,
    text: string,
    readonly offset: number,
  ) {
    const before = text.slice(0, offset).split('\n');
    super(`${before.length}:${(before.at(-1)?.length ?? 0) + 1}: ${reason}`);
    this.line = before.length;
    this.column = (before.at(-1)?.length ?? 0) + 1;
  }
}

export interface JsonOptions {
  /** `exact` (default): integers beyond 2^53 become bigint. `double`: all numbers are doubles, as in JSON.parse. */
  readonly integers?: 'exact' | 'double';
  /** How deep arrays and objects may nest; 64 unless given. */
  readonly depth?: number;
}

/**
 * Parses JSON (RFC 8259) without losing digits, unlike JSON.parse.
 *
 * @throws JsonError with the position; also for a key given twice and for values nested too deep.
 */
export function parseJson(text: string, options: JsonOptions = {}): Json {
  return new Parser(text, options.integers !== 'double', options.depth ?? 64).document();
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids just these inside strings.
const CONTROL = /[\u0000-\u001f]/;

class Parser {
  #at = 0;

  constructor(
    readonly text: string,
    readonly exact: boolean,
    readonly depth: number,
  ) {}

  document(): Json {
    const value = this.#value(this.depth);
    this.#space();
    if (this.#at < this.text.length) this.#fail('text after the end of the value');
    return value;
  }

  #value(depth: number): Json {
    this.#space();
    switch (this.text[this.#at]) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#array(depth);
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #object(depth: number): Json {
    const object: Record<string, Json> = {};
    this.#list('}', depth, () => {
      const start = this.#at;
      const key = this.#string();
      if (Object.hasOwn(object, key)) this.#fail(`the key "${key}" stands here twice`, start);
      this.#space();
      if (this.text[this.#at] !== ':') this.#fail('expected ":"');
      this.#at++;
      const value = this.#value(depth - 1);
      if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true });
      else object[key] = value;
    });
    return object;
  }

  #array(depth: number): Json {
    const array: Json[] = [];
    this.#list(']', depth, () => array.push(this.#value(depth - 1)));
    return array;
  }

  #list(end: '}' | ']', depth: number, item: () => void): void {
    if (depth === 0) this.#fail('nested too deep');
    this.#at++;
    this.#space();
    if (this.text[this.#at] === end) {
      this.#at++;
      return;
    }
    for (;;) {
      this.#space();
      item();
      this.#space();
      const next = this.text[this.#at];
      if (next !== ',' && next !== end) this.#fail(`expected "," or "${end}"`);
      this.#at++;
      if (next === end) return;
    }
  }

  #string(): string {
    const start = this.#at;
    if (this.text[start] !== '"') this.#fail('expected a string');
    let end = this.text.indexOf('"', start + 1);
    while (end !== -1 && this.#escaped(end, start)) end = this.text.indexOf('"', end + 1);
    if (end === -1) this.#fail('the string does not end', this.text.length);
    this.#at = end + 1;
    const inner = this.text.slice(start + 1, end);
    if (!inner.includes('\\') && !CONTROL.test(inner)) return inner;
    try {
      return JSON.parse(this.text.slice(start, end + 1)) as string;
    } catch {
      return this.#fail('a control character or an unknown escape in the string', start);
    }
  }

  /** Whether an odd number of backslashes stands before the quote. */
  #escaped(quote: number, start: number): boolean {
    let first = quote;
    while (first - 1 > start && this.text[first - 1] === '\\') first--;
    return (quote - first) % 2 === 1;
  }

  #number(): number | bigint {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.text);
    if (match === null) return this.#fail(this.#at < this.text.length ? 'expected a value' : 'the text ends too early');
    this.#at = NUMBER.lastIndex;
    const value = Number(match[0]);
    const integer = match[1] === undefined && match[2] === undefined;
    return integer && this.exact && !Number.isSafeInteger(value) ? BigInt(match[0]) : value;
  }

  #word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.#at)) this.#fail('expected a value');
    this.#at += word.length;
    return value;
  }

  #space(): void {
    if (this.text.charCodeAt(this.#at) > 32) return;
    SPACE.lastIndex = this.#at;
    SPACE.test(this.text);
    this.#at = SPACE.lastIndex;
  }

  #fail(reason: string, offset = this.#at): never {
    throw new JsonError(reason, this.text, offset);
  }
}
