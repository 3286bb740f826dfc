import { DEEPEST, flowCollection, type Item, type Node, type Scalar } from './yaml-nodes.js';

const [NEWLINE, RETURN, TAB, SPACE] = [10, 13, 9, 32] as const;
const [QUOTE, HASH, AMPERSAND, APOSTROPHE, STAR, DASH, DOT, COLON] = [34, 35, 38, 39, 42, 45, 46, 58] as const;
const [GREATER, QUESTION, BRACKET, BACKSLASH, BRACE, PIPE, BANG, PERCENT] = [62, 63, 91, 92, 123, 124, 33, 37] as const;
const [PLUS, ZERO] = [43, 48] as const;
/** What a plain scalar does not begin with. */
const SPECIAL = new Set([...'"\'[]{}|>&*!#%'].map((sign) => sign.charCodeAt(0)));
const CLOSING = new Set([...']}'].map((sign) => sign.charCodeAt(0)));

/** A form that is left to the library. */
class NotPlain extends Error {}

/**
 * The documents of a text in YAML's usual form: maps, sequences and scalars by indentation, in a walk over its lines
 * that takes a small part of what the library takes; null if anything in it has another form.
 */
export function readBlocks(text: string): Node[] | null {
  try {
    return new BlockReader(text).documents();
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

function isDigit(code: number): boolean {
  return code > ZERO && code <= ZERO + 9;
}

class BlockReader {
  /** Where the content stands that is read next, and how far it is moved in; -1 at the end of a document. */
  #at = 0;
  #column = -1;
  #depth = 0;

  constructor(readonly text: string) {}

  documents(): Node[] {
    const found: Node[] = [];
    this.#startAt(0);
    while (this.#at < this.text.length) {
      if (this.#column >= 0) {
        found.push(this.#root());
        if (this.#column >= 0) throw new NotPlain();
      } else this.#startAt(this.#markerEnd());
    }
    return found;
  }

  #root(): Node {
    const at = this.#skipProperties(this.#at);
    if (at > this.#at && this.#isRestBlank(at)) this.#startAt(this.#nextLine(at));
    if (!this.#isDash() && this.#keyAt(this.#at) === null) throw new NotPlain();
    return this.#node(0);
  }

  /** Goes to the next line with content, from the beginning of a line on. */
  #startAt(lineStart: number): void {
    const { text } = this;
    for (let start = lineStart; ; ) {
      let at = start;
      while (text.charCodeAt(at) === SPACE) at++;
      const code = text.charCodeAt(at);
      if (at >= text.length) {
        [this.#at, this.#column] = [text.length, -1];
        return;
      }
      if (code === HASH || this.#isLineEnd(at)) {
        start = this.#nextLine(at);
        continue;
      }
      const template = this.#templateEnd(at);
      if (template > at && this.#isRestBlank(template)) {
        start = this.#nextLine(template);
        continue;
      }
      if (code === TAB) {
        if (!this.#isRestBlank(at)) throw new NotPlain();
        start = this.#nextLine(at);
        continue;
      }
      if (at === start && (code === PERCENT || code === 0xfeff)) throw new NotPlain();
      this.#at = at;
      this.#column = at === start && this.#isMarker(at) ? -1 : at - start;
      return;
    }
  }

  /** Behind `{{ x }}` or `{% x %}`, which programs put something in the place of; where it begins if there is none. */
  #templateEnd(at: number): number {
    if (this.text.charCodeAt(at) !== BRACE) return at;
    const next = this.text.charCodeAt(at + 1);
    if (next !== BRACE && next !== PERCENT) return at;
    const end = this.text.indexOf(next === BRACE ? '}}' : '%}', at + 2);
    return end < 0 ? at : end + 2;
  }

  #isMarker(at: number): boolean {
    const code = this.text.charCodeAt(at);
    if (code !== DASH && code !== DOT) return false;
    return this.text.charCodeAt(at + 1) === code && this.text.charCodeAt(at + 2) === code && this.#isBlank(at + 3);
  }

  /** The line after `---`, which must have nothing else. */
  #markerEnd(): number {
    if (!this.#isRestBlank(this.#at + 3)) throw new NotPlain();
    return this.#nextLine(this.#at);
  }

  /** @param least how far a scalar's further lines are moved in at least */
  #node(least: number): Node {
    if (++this.#depth > DEEPEST) throw new NotPlain();
    const node = this.#nodeOfAnyKind(least);
    this.#depth--;
    return node;
  }

  #nodeOfAnyKind(least: number): Node {
    if (this.#isDash()) return this.#sequence(this.#column);
    const key = this.#keyAt(this.#at);
    return key === null ? this.#value(least) : this.#map(this.#column, key);
  }

  #sequence(column: number): Node {
    const items: Item[] = [];
    while (this.#column === column && this.#isDash()) {
      const start = this.#skipBlanks(this.#at + 1);
      const move = start - this.#at;
      items.push(
        this.#item(start, column, () => {
          this.#column = column + move;
          return this.#node(column + 1);
        }),
      );
    }
    if (this.#column > column) throw new NotPlain();
    return { type: 'block-seq', items };
  }

  #map(column: number, first: Scalar): Node {
    const items: Item[] = [];
    for (let key: Scalar | null = first; this.#column === column; key = null) {
      const own = key ?? (this.#isDash() ? null : this.#keyAt(this.#at));
      if (own === null) throw new NotPlain();
      const colon = this.#skipBlanks(own.offset + own.source.length);
      const item = this.#item(this.#skipBlanks(colon + 1), column, () => this.#value(column + 1), true);
      items.push({ key: own, ...item });
    }
    if (this.#column > column) throw new NotPlain();
    return { type: 'block-map', items };
  }

  /** What stands behind a dash or colon, or in the lines below. */
  #item(start: number, column: number, inline: () => Node, isMap = false): Item {
    this.#at = this.#skipProperties(start);
    if (!this.#isRestBlank(this.#at)) return { value: inline() };
    this.#startAt(this.#nextLine(this.#at));
    if (this.#column > column) return { value: this.#node(column + 1) };
    return isMap && this.#column === column && this.#isDash() ? { value: this.#sequence(column) } : {};
  }

  /** Anchors and tags say nothing of what a value is. */
  #skipProperties(from: number): number {
    let at = from;
    for (let code = this.text.charCodeAt(at); code === AMPERSAND || code === BANG; code = this.text.charCodeAt(at)) {
      while (!this.#isBlank(at)) at++;
      at = this.#skipBlanks(at);
    }
    return at;
  }

  #value(least: number): Node {
    const code = this.text.charCodeAt(this.#at);
    if (code === PIPE || code === GREATER) return this.#block(least);
    if (code === QUOTE || code === APOSTROPHE) return this.#quoted(code, least);
    if (this.#templateEnd(this.#at) > this.#at) return this.#plain(least);
    if (code === BRACKET || code === BRACE) return this.#flow(least);
    if (code === STAR) return this.#alias();
    const isIndicator = (code === DASH || code === QUESTION || code === COLON) && this.#isBlank(this.#at + 1);
    if (isIndicator || SPECIAL.has(code)) throw new NotPlain();
    return this.#plain(least);
  }

  #plain(least: number): Node {
    const { text } = this;
    const start = this.#at;
    let end = start;
    let next = start;
    for (let at = (end = this.#templateEnd(start)); ; ) {
      // To the end of the line, or its comment.
      for (; !this.#isLineEnd(at); at++) {
        const code = text.charCodeAt(at);
        if (code === COLON && this.#isBlank(at + 1)) throw new NotPlain();
        if (code === HASH && at > start && this.#isBlank(at - 1)) break;
        if (code !== SPACE && code !== TAB) end = at + 1;
      }
      next = this.#nextLine(at);
      if (text.charCodeAt(at) === HASH) break;
      const more = this.#lineWithin(next, least);
      if (more < 0 || text.charCodeAt(more) === HASH) break;
      at = more;
    }
    this.#startAt(next);
    return { type: 'scalar', offset: start, source: text.slice(start, end) };
  }

  /** The content of the next line that is not blank, if it is moved in enough; else -1. */
  #lineWithin(lineStart: number, least: number): number {
    for (let start = lineStart; start < this.text.length; ) {
      let at = start;
      while (this.text.charCodeAt(at) === SPACE) at++;
      if (!this.#isLineEnd(at)) return at - start >= least ? at : -1;
      start = this.#nextLine(at);
    }
    return -1;
  }

  #quoted(quote: number, least: number): Node {
    const start = this.#at;
    const end = this.#closing(start + 1, quote);
    if (end < 0) throw new NotPlain();
    this.#finish(start, end + 1, least);
    const type = quote === QUOTE ? 'double-quoted-scalar' : 'single-quoted-scalar';
    return { type, offset: start, source: this.text.slice(start, end + 1) };
  }

  /** The quote that ends a scalar, or -1; two single ones stand for one. */
  #closing(from: number, quote: number): number {
    const { text } = this;
    const sign = String.fromCharCode(quote);
    for (let at = text.indexOf(sign, from); at >= 0; at = text.indexOf(sign, at + 1)) {
      if (quote === APOSTROPHE) {
        if (text.charCodeAt(at + 1) !== APOSTROPHE) return at;
        at++;
      } else {
        let before = at;
        while (text.charCodeAt(before - 1) === BACKSLASH) before--;
        if ((at - before) % 2 === 0) return at;
      }
    }
    return -1;
  }

  #flow(least: number): Node {
    const start = this.#at;
    const found = flowCollection(this.text, start);
    if (found === null) throw new NotPlain();
    this.#finish(start, found.end, least, CLOSING);
    return found.node;
  }

  /** A value of several lines is moved in in all of them, and alone in the last. */
  #finish(start: number, end: number, least: number, closing?: ReadonlySet<number>): void {
    for (let line = this.#nextLine(start); line < end; line = this.#nextLine(line)) {
      let at = line;
      while (this.text.charCodeAt(at) === SPACE) at++;
      const isClosing = at === end - 1 && at - line === least - 1 && closing?.has(this.text.charCodeAt(at)) === true;
      if (at - line < least && !isClosing && !this.#isLineEnd(at)) throw new NotPlain();
    }
    if (!this.#isRestBlank(end)) throw new NotPlain();
    this.#startAt(this.#nextLine(end));
  }

  #alias(): Node {
    let end = this.#at;
    while (!this.#isBlank(end)) end++;
    this.#finish(this.#at, end, 0);
    return { type: 'alias' };
  }

  #block(least: number): Node {
    const { text } = this;
    const offset = this.#at;
    let at = offset + 1;
    // `|2-` says how much further than its key a text is moved in.
    let given = 0;
    for (let code = text.charCodeAt(at); code === DASH || code === PLUS || isDigit(code); code = text.charCodeAt(++at))
      if (isDigit(code)) given = code - ZERO;
    if (!this.#isRestBlank(at)) throw new NotPlain();
    const start = this.#nextLine(at);
    const first = this.#lineWithin(start, least);
    const indent = given > 0 ? least - 1 + given : first - (text.lastIndexOf('\n', first) + 1);
    const end = first < 0 ? start : this.#blockEnd(start, indent);
    this.#startAt(end);
    return { type: 'block-scalar', offset, source: text.slice(start, end) };
  }

  #blockEnd(start: number, indent: number): number {
    let line = start;
    while (line < this.text.length) {
      let at = line;
      while (this.text.charCodeAt(at) === SPACE) at++;
      if (at - line < indent && !this.#isLineEnd(at)) return line;
      line = this.#nextLine(at);
    }
    return line;
  }

  /** The key that stands at a place, with a colon behind it; null if none does. */
  #keyAt(start: number): Scalar | null {
    const { text } = this;
    const code = text.charCodeAt(start);
    if (code === QUOTE || code === APOSTROPHE) {
      const end = this.#closing(start + 1, code) + 1;
      const colon = this.#skipBlanks(end);
      if (end === 0 || text.charCodeAt(colon) !== COLON || !this.#isBlank(colon + 1)) return null;
      const type = code === QUOTE ? 'double-quoted-scalar' : 'single-quoted-scalar';
      const source = text.slice(start, end);
      return source.includes('\n') ? null : { type, offset: start, source };
    }
    const template = this.#templateEnd(start);
    if (
      template === start &&
      (SPECIAL.has(code) || ((code === QUESTION || code === COLON) && this.#isBlank(start + 1)))
    )
      return null;
    let end = template;
    for (let at = template; !this.#isLineEnd(at); at++) {
      const here = text.charCodeAt(at);
      if (here === COLON && this.#isBlank(at + 1))
        return { type: 'scalar', offset: start, source: text.slice(start, end) };
      if (here === HASH && this.#isBlank(at - 1)) return null;
      if (here !== SPACE && here !== TAB) end = at + 1;
    }
    return null;
  }

  #isDash(): boolean {
    return this.text.charCodeAt(this.#at) === DASH && this.#isBlank(this.#at + 1);
  }

  #isLineEnd(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === NEWLINE || at >= this.text.length || (code === RETURN && this.text.charCodeAt(at + 1) === NEWLINE);
  }

  #isBlank(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === SPACE || code === TAB || this.#isLineEnd(at);
  }

  #skipBlanks(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) === SPACE || this.text.charCodeAt(at) === TAB) at++;
    return at;
  }

  /** Whether a line has nothing more but a comment. */
  #isRestBlank(from: number): boolean {
    const at = this.#skipBlanks(from);
    return this.#isLineEnd(at) || (this.text.charCodeAt(at) === HASH && this.#isBlank(at - 1));
  }

  #nextLine(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end < 0 ? this.text.length : end + 1;
  }
}
