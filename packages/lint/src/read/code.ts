import { lex, type Token } from './lex.js';
import { likeLines } from './like-lines.js';
import { type Piece, type Range, type Structure, split } from './structure.js';
import type { Syntax } from './syntax.js';

/** A bracket that is open, or the whole file. */
interface Group {
  readonly id: number;
  readonly open: string;
  readonly path: readonly string[];
  readonly items: Piece[];
  readonly keys: Piece[];
  /** Values of the groups inside, by key or by place. */
  readonly columns: Map<string, Piece[]>;
  item: Item;
}

/** What has been read of an item, or of a statement. */
interface Item {
  words: string[];
  /** The words before the key. */
  before: string[];
  key: string | null;
  place: number;
}

const CLOSES: Readonly<Record<string, string>> = { '}': '{', ']': '[', ')': '(' };
const ASSIGNS = new Set(['=', ':', '=>', ':=']);
/** After these a statement goes on in the next line. */
const GOES_ON = new Set(['=', ':', '=>', ':=', ',', '+', '|', '.', '&', '\\']);
const WORD_LISTS = /(?:\bqw|%w)\s*(?:\(([^)]*)\)|\[([^\]]*)\]|\{([^}]*)\}|\/([^/]*)\/)/g;

/**
 * Reads programs and configurations by their brackets, strings and assignments: JSON, HCL, TOML, Go, Python, Ruby, Perl,
 * Rust, C, Java, SQL and their kin are alike in these. One reader for all bears with templates, fragments and languages
 * that it has not seen; grammars would tell functions from types, which is of no use here.
 */
export function readCode(
  text: string,
  comments: Syntax['comments'],
  withLists: boolean,
): Structure & { readonly comments: Range[] } {
  const reader = new CodeReader(text, withLists);
  reader.read(comments);
  return reader.result();
}

class CodeReader {
  readonly #fields: Structure['fields'] = [];
  readonly #lists: Piece[][] = [];
  readonly #strings: Piece[] = [];
  readonly #comments: Range[] = [];
  readonly #open: Group[];
  #groups = 0;

  constructor(
    readonly text: string,
    readonly withLists: boolean,
  ) {
    this.#open = [this.#group('', [])];
  }

  read(comments: Syntax['comments']): void {
    let last: Token | null = null;
    lex(this.text, comments, (token) => {
      if (token.kind === 'comment') {
        this.#comments.push([token.start, token.end]);
        return;
      }
      this.#take(token, last);
      if (token.kind !== 'line') last = token;
    });
    while (this.#open.length > 0) this.#close();
  }

  result() {
    if (!this.withLists) return { fields: this.#fields, lists: [], comments: this.#comments };
    for (const list of this.text.matchAll(WORD_LISTS)) {
      const words = list.slice(1).find((part) => part !== undefined) ?? '';
      const start = list.index + list[0].indexOf(words, 2);
      this.#lists.push(split({ text: words, start, end: start + words.length }, /\s+/g));
    }
    const lists = [...this.#lists, ...likeLines(this.text, this.#strings)];
    return { fields: this.#fields, lists, comments: this.#comments };
  }

  get #top(): Group {
    return this.#open.at(-1) as Group;
  }

  #take(token: Token, last: Token | null): void {
    const { item } = this.#top;
    if (token.kind === 'string') this.#string(token);
    else if (token.kind === 'word') item.words.push(token.text);
    else if (token.kind === 'line') this.#line(last);
    else if (ASSIGNS.has(token.text)) this.#assign(token, last);
    else if ('{[('.includes(token.text)) this.#open.push(this.#inside(token.text));
    else if (token.text in CLOSES) this.#closeTo(CLOSES[token.text] as string);
    else if (token.text === ',' || token.text === ';') this.#next();
  }

  #assign(token: Token, last: Token | null): void {
    const { item, open } = this.#top;
    const isSymbol =
      token.text === ':' &&
      /[\s({[,]/.test(this.text[token.start - 1] ?? ' ') &&
      /[a-z_]/.test(this.text[token.end] ?? '');
    if (isSymbol || last === null || token.start - last.end > 40) return;
    if (last.kind === 'string') {
      if (/^(case|when)$/.test(item.words[0] ?? '')) return;
      item.key = last.text;
    } else if (last.kind === 'word' && item.words.length > 0) {
      item.key = item.words.pop() as string;
      item.before = item.words;
      item.words = [];
    } else if (open === '' && last.kind === 'sign' && last.text === ']' && item.key === null)
      item.key = item.words.at(-1) ?? null;
  }

  #string(token: Token): void {
    const { item, items, keys } = this.#top;
    const value: Piece = { text: token.text, start: token.start, end: token.end };
    if (this.withLists) this.#strings.push(value);
    if (this.#isKey(token)) keys.push(value);
    else {
      if (item.key === null) items.push(value);
      this.#column(item.key ?? `#${item.place}`, value);
      const path = [...this.#top.path, ...pathOf(item)];
      this.#fields.push({ path, value, holder: this.#top.id, outer: this.#open.at(-2)?.id ?? 0 });
    }
  }

  #isKey({ end }: Token): boolean {
    const after = /^["'`]{1,3}\s*(=>|:=?|=)(?![=:])/.exec(this.text.slice(end, end + 24));
    return after !== null && !/^(case|when)$/.test(this.#top.item.words[0] ?? '') && this.#top.item.key === null;
  }

  #column(key: string, value: Piece): void {
    const columns = this.#open.at(-2)?.columns;
    if (columns === undefined || !this.withLists) return;
    const column = columns.get(key);
    if (column === undefined) columns.set(key, [value]);
    else column.push(value);
  }

  #line(last: Token | null): void {
    const { open } = this.#top;
    if (open !== '' && open !== '{') return;
    if (last !== null && last.kind === 'sign' && GOES_ON.has(last.text)) return;
    this.#next();
  }

  #next(): void {
    const { item } = this.#top;
    this.#top.item = { words: [], before: [], key: null, place: item.place + 1 };
  }

  #inside(open: string): Group {
    const { path, item } = this.#top;
    return this.#group(open, [...path, ...pathOf(item)]);
  }

  #group(open: string, path: readonly string[]): Group {
    return {
      id: ++this.#groups,
      open,
      path,
      items: [],
      keys: [],
      columns: new Map(),
      item: { words: [], before: [], key: null, place: 0 },
    };
  }

  #closeTo(open: string): void {
    if (!this.#open.some((group) => group.open === open)) return;
    while (this.#top.open !== open) this.#close();
    this.#close();
  }

  #close(): void {
    const { items, keys, columns } = this.#open.pop() as Group;
    for (const list of [items, keys, ...columns.values()]) if (list.length > 1) this.#lists.push(list);
  }
}

/** The words that lead to an item's value: what is called or declared, and the key. */
function pathOf({ words, before, key }: Item): string[] {
  const named = key === null ? words.slice(-1) : [...before.slice(0, 1), key];
  return named.flatMap((name) => name.split(/\??\.|::|\//)).slice(-4);
}
