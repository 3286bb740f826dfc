import { lex, type TokenKind } from './lex.js';
import { likeLines } from './like-lines.js';
import { type Piece, type Range, type Structure, split } from './structure.js';
import type { Syntax } from './syntax.js';

/** A bracket that is open, or the whole file; the item of it that is being read. */
interface Group {
  readonly id: number;
  readonly open: string;
  readonly path: readonly string[];
  readonly items: Piece[];
  readonly keys: Piece[];
  /** Values that have a key of their own here. */
  readonly values: Piece[];
  /** Values of the groups inside, by key or by place. */
  readonly columns: Map<string | number, Piece[]>;
  place: number;
  /** How many words the item, or the statement, has had, where the first and the last of them stand. */
  words: number;
  first: Range;
  last: Range;
  /** The first of the words before the key. */
  before: string | null;
  key: string | null;
  /** The keys that lead to the item's value, once asked for. */
  full: readonly string[] | null;
}

const NOWHERE: Range = [0, 0];

const CLOSES: Readonly<Record<string, string>> = { '}': '{', ']': '[', ')': '(' };
const ASSIGNS = new Set(['=', ':', '=>', ':=']);
const QUOTES = '"\'`';
const BLANKS = ' \t\r\n';
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
  #last: TokenKind | null = null;
  #lastStart = 0;
  #lastEnd = 0;

  constructor(
    readonly text: string,
    readonly withLists: boolean,
  ) {
    this.#open = [makeGroup(0, '', [])];
  }

  read(comments: Syntax['comments']): void {
    lex(this.text, comments, (kind, start, end) => {
      if (kind === 'comment') {
        this.#comments.push([start, end]);
        return;
      }
      this.#take(kind, start, end);
      if (kind !== 'line') [this.#last, this.#lastStart, this.#lastEnd] = [kind, start, end];
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
    return this.#open[this.#open.length - 1] as Group;
  }

  #take(kind: TokenKind, start: number, end: number): void {
    if (kind === 'string') this.#string(start, end);
    else if (kind === 'word') addWord(this.#top, start, end);
    else if (kind === 'line') this.#line();
    else this.#sign(this.text.slice(start, end), start);
  }

  #sign(sign: string, start: number): void {
    if (ASSIGNS.has(sign)) this.#assign(sign, start);
    else if (sign === '{' || sign === '[' || sign === '(') this.#open.push(this.#inside(sign));
    else if (sign in CLOSES) this.#closeTo(CLOSES[sign] as string);
    else if (sign === ',' || sign === ';') nextItem(this.#top);
  }

  #lastText(): string {
    return this.text.slice(this.#lastStart, this.#lastEnd);
  }

  #assign(sign: string, start: number): void {
    const top = this.#top;
    const isSymbol =
      sign === ':' &&
      /[\s({[,]/.test(this.text[start - 1] ?? ' ') &&
      /[a-z_]/.test(this.text[start + sign.length] ?? '');
    if (isSymbol || this.#last === null || start - this.#lastEnd > 40) return;
    if (this.#last === 'string') {
      if (this.#isCase()) return;
      top.key = this.#lastText();
    } else if (this.#last === 'word' && top.words > 0) {
      top.key = this.text.slice(...top.last);
      top.before = top.words > 1 ? this.text.slice(...top.first) : null;
      top.words = 0;
    } else if (
      top.open === '' &&
      top.key === null &&
      top.words > 0 &&
      this.#last === 'sign' &&
      this.#lastText() === ']'
    )
      top.key = this.text.slice(...top.last);
    top.full = null;
  }

  #isCase(): boolean {
    const { words, first } = this.#top;
    return words > 0 && first[1] - first[0] === 4 && /^(case|when)$/.test(this.text.slice(...first));
  }

  #string(start: number, end: number): void {
    const top = this.#top;
    const value: Piece = { text: this.text.slice(start, end), start, end };
    const isKey = this.#isKey(end);
    // Keys of like lines belong to different objects; arms of a choice, `"a" | "b" =>`, do not.
    if (this.withLists && (!isKey || this.text.startsWith('=>', end + 2))) this.#strings.push(value);
    if (isKey) top.keys.push(value);
    else {
      if (top.key === null) top.items.push(value);
      else if (top.open !== '') top.values.push(value);
      this.#column(top.key ?? top.place, value);
      this.#fields.push({ path: this.#path(), value, holder: top.id, outer: this.#open.at(-2)?.id ?? 0 });
    }
  }

  /** Whether a string is followed by a sign that assigns. */
  #isKey(end: number): boolean {
    let at = end;
    while (QUOTES.includes(this.text[at] ?? ' ') && at < end + 3) at++;
    while (BLANKS.includes(this.text[at] ?? '.') && at < end + 24) at++;
    const sign = this.text[at];
    if (sign !== '=' && sign !== ':') return false;
    const next = this.text[at + 1];
    if (sign === '=' ? next === '=' : next === ':') return false;
    return this.#top.key === null && !this.#isCase();
  }

  #column(key: string | number, value: Piece): void {
    const columns = this.#open[this.#open.length - 2]?.columns;
    if (columns === undefined || !this.withLists) return;
    const column = columns.get(key);
    if (column === undefined) columns.set(key, [value]);
    else column.push(value);
  }

  #line(): void {
    const { open } = this.#top;
    if (open !== '' && open !== '{') return;
    if (this.#last === 'sign' && GOES_ON.has(this.#lastText())) return;
    nextItem(this.#top);
  }

  /** The words that lead to an item's value: those of the brackets around, what is called or declared, and the key. */
  #path(): readonly string[] {
    const top = this.#top;
    top.full ??= top.words === 0 && top.key === null ? top.path : [...top.path, ...this.#ownPath(top)];
    return top.full;
  }

  #ownPath({ words, last, before, key }: Group): string[] {
    const named =
      key !== null ? (before === null ? [key] : [before, key]) : words > 0 ? [this.text.slice(...last)] : [];
    return named.flatMap((name) => name.split(/\??\.|::|\//)).slice(-4);
  }

  /** `variable "cpu_type" {`: a string before a bracket is a name too. */
  #inside(open: string): Group {
    const top = this.#top;
    const isLabelled = open === '{' && this.#last === 'string' && top.words > 0 && top.key === null;
    return makeGroup(++this.#groups, open, isLabelled ? [...this.#path(), this.#lastText()] : this.#path());
  }

  #closeTo(open: string): void {
    if (!this.#open.some((group) => group.open === open)) return;
    while (this.#top.open !== open) this.#close();
    this.#close();
  }

  #close(): void {
    const { items, keys, values, columns } = this.#open.pop() as Group;
    for (const list of [items, keys, values, ...columns.values()]) if (list.length > 1) this.#lists.push(list);
  }
}

function makeGroup(id: number, open: string, path: readonly string[]): Group {
  const item = { place: 0, words: 0, first: NOWHERE, last: NOWHERE, before: null, key: null, full: null };
  return { id, open, path, items: [], keys: [], values: [], columns: new Map(), ...item };
}

function addWord(group: Group, start: number, end: number): void {
  group.last = [start, end];
  if (group.words === 0) group.first = group.last;
  group.words++;
  group.full = null;
}

function nextItem(group: Group): void {
  group.place++;
  group.words = 0;
  group.before = group.key = group.full = null;
}
