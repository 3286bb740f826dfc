import { lex, type TokenKind } from './lex.js';
import { likeLines } from './like-lines.js';
import { type Piece, type Range, type Structure, split } from './structure.js';
import type { Syntax } from './syntax.js';

/** A bracket that is open, or the whole file; the item of it that is being read. */
interface Group {
  readonly id: number;
  readonly open: string;
  /** What is around it; its item does not change while this is open. Null for the file. */
  readonly around: Group | null;
  /** Where the string before the bracket stands that is a name too. */
  readonly label: Range | null;
  /** The keys that lead to the bracket, once asked for. */
  path: readonly string[] | null;
  items: Piece[] | null;
  keys: Piece[] | null;
  /** Values that have a key of their own here. */
  values: Piece[] | null;
  /** Values of the groups inside, by key or by place. */
  columns: Map<string | number, Piece[]> | null;
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
    this.#open = [makeGroup(0, '', null, null)];
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
    if (isKey) (top.keys ??= []).push(value);
    else {
      if (top.key === null) (top.items ??= []).push(value);
      else if (top.open !== '') (top.values ??= []).push(value);
      if (this.withLists && top.around !== null) addToColumn(top.around, top.key ?? top.place, value);
      this.#fields.push({ path: this.#pathOf(top), value, holder: top.id, outer: top.around?.id ?? 0 });
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

  #line(): void {
    const { open } = this.#top;
    if (open !== '' && open !== '{') return;
    if (this.#last === 'sign' && GOES_ON.has(this.#lastText())) return;
    nextItem(this.#top);
  }

  /** The words that lead to an item's value: those of the brackets around, what is called or declared, and the key. */
  #pathOf(group: Group): readonly string[] {
    if (group.full === null) {
      const path = this.#pathTo(group);
      group.full = group.words === 0 && group.key === null ? path : [...path, ...this.#ownPath(group)];
    }
    return group.full;
  }

  #pathTo(group: Group): readonly string[] {
    const { around, label } = group;
    if (group.path === null) {
      const path = around === null ? [] : this.#pathOf(around);
      group.path = label === null ? path : [...path, this.text.slice(...label)];
    }
    return group.path;
  }

  #ownPath({ words, last, before, key }: Group): readonly string[] {
    if (key === null) return words > 0 ? partsOf(this.text.slice(...last)) : [];
    return before === null ? partsOf(key) : [...partsOf(before), ...partsOf(key)].slice(-4);
  }

  /** `variable "cpu_type" {`: a string before a bracket is a name too. */
  #inside(open: string): Group {
    const top = this.#top;
    const isLabelled = open === '{' && this.#last === 'string' && top.words > 0 && top.key === null;
    return makeGroup(++this.#groups, open, top, isLabelled ? [this.#lastStart, this.#lastEnd] : null);
  }

  #closeTo(open: string): void {
    if (this.#top.open !== open && !this.#open.some((group) => group.open === open)) return;
    while (this.#top.open !== open) this.#close();
    this.#close();
  }

  #close(): void {
    const { items, keys, values, columns } = this.#open.pop() as Group;
    for (const list of [items, keys, values]) if (list !== null && list.length > 1) this.#lists.push(list);
    if (columns !== null) for (const list of columns.values()) if (list.length > 1) this.#lists.push(list);
  }
}

function makeGroup(id: number, open: string, around: Group | null, label: Range | null): Group {
  return {
    id,
    open,
    around,
    label,
    path: null,
    items: null,
    keys: null,
    values: null,
    columns: null,
    place: 0,
    words: 0,
    first: NOWHERE,
    last: NOWHERE,
    before: null,
    key: null,
    full: null,
  };
}

function addToColumn(around: Group, key: string | number, value: Piece): void {
  around.columns ??= new Map();
  const column = around.columns.get(key);
  if (column === undefined) around.columns.set(key, [value]);
  else column.push(value);
}

/** `cpu.model`, `Cpu::model` and `cpu/model` are two keys. */
function partsOf(name: string): readonly string[] {
  return /[.:/]/.test(name) ? name.split(/\??\.|::|\//).slice(-4) : [name];
}

function addWord(group: Group, start: number, end: number): void {
  group.last = [start, end];
  if (group.words === 0) group.first = group.last;
  group.words++;
  group.full = null;
}

function nextItem(group: Group): void {
  group.place++;
  if (group.words === 0 && group.key === null) return;
  group.words = 0;
  group.before = group.key = group.full = null;
}
