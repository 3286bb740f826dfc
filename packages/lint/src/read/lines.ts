import { likeLines } from './like-lines.js';
import { type Field, type Piece, type Range, type Structure, split } from './structure.js';
import type { Syntax } from './syntax.js';

const SECTION = /^\s*\[([^\]"']+)\]\s*$/;
const SETTING =
  /^(\s*(?:(?:export|local|readonly|set|env|arg|declare(?: -\w+)?|-|#?define)\s+|environment=["']?)*["']?)([A-Za-z_][\w.:/-]*?)["']?(\s*(?:[+?:]?=|:(?=\s|$))\s*|\s+(?=[-+\w"']))(.*)$/i;
const SPACED = /^\s*(reported-model|flags)\s|^\s*(ENV|ARG)\s/;

/** Reads what is written a line at a time: `key = value` with sections, scripts, lists with one name in each line. */
export function readLines(
  text: string,
  comments: Syntax['comments'],
  withLists: boolean,
  [from, to]: Range = [0, text.length],
): Structure {
  const fields: Field[] = [];
  const words: Piece[] = [];
  const loops: Piece[][] = [];
  // Only sections say what belongs together.
  let [section, above, holder] = ['', '', -1];
  let last: { key: string; indent: number } | null = null;
  for (let start = from; start < to; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 || newline > to ? to : newline;
    const line = withoutComment(text.slice(start, end), comments);
    const header = line.includes(']') ? SECTION.exec(line) : null;
    const isBroken: boolean =
      last !== null && /\S/.test(line) && indentOf(line) > last.indent && !/[=:]/.test(line) && !SPACED.test(line);
    if (header !== null) {
      [section, holder, last] = [header[1] as string, start + 1, null];
    } else if (isBroken && last !== null) {
      fields.push({ path: [section, last.key], value: trimmed(text, start, start + line.length), holder, outer: 0 });
    } else {
      const setting = settingOf(text, line, start);
      if (setting !== null) {
        const path = [section, ...(/^\s/.test(line) ? [above] : []), ...setting.key.split(/[./]/)];
        fields.push({ path, value: setting.value, holder, outer: 0 });
        for (const { key, value } of innerSettings(setting.value))
          fields.push({ path: [...path, key], value, holder, outer: 0 });
      }
      if (/^\S/.test(line) && setting !== null) above = setting.key;
      last = setting === null ? null : { key: setting.key, indent: indentOf(line) };
    }
    if (withLists) {
      words.push(...fewWords(text, line, start));
      loops.push(...loopWords(line, start));
    }
    start = end + 1;
  }
  return { fields, lists: [...loops, ...likeLines(text, words)] };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

const INNER = /([A-Za-z_]\w*)\s*=\s*"([^"]*)"/g;

/** `MODEL = "a", FEATURES = "b"` inside brackets: settings of their own. */
function innerSettings(value: Piece): { key: string; value: Piece }[] {
  if (!value.text.startsWith('[')) return [];
  return [...value.text.matchAll(INNER)].map((match) => {
    const end = value.start + match.index + match[0].length - 1;
    const [, key = '', text = ''] = match;
    return { key, value: { text, start: end - text.length, end } };
  });
}

function settingOf(text: string, line: string, start: number): { key: string; value: Piece } | null {
  const match = SETTING.exec(line);
  if (match === null) return null;
  const [, head = '', key = '', sign = '', rest = ''] = match;
  if (/^\s+$/.test(sign) && !SPACED.test(line)) return null;
  const at = start + line.length - rest.length;
  return { key: head.endsWith('#') ? '' : key, value: trimmed(text, at, at + rest.length) };
}

/** Without blanks and quotes around it. */
function trimmed(text: string, start: number, end: number): Piece {
  const inner = text.slice(start, end);
  const head = /^[\s"']*/.exec(inner)?.[0].length ?? 0;
  const tail = /[\s"';\\]*$/.exec(inner.slice(head))?.[0].length ?? 0;
  return { text: inner.slice(head, inner.length - tail), start: start + head, end: start + inner.length - tail };
}

const LOOP = /^(\s*(?:for|foreach)\s+\w+\s+in )([^;$]*)/;

/** What a shell's loop goes through. */
function loopWords(line: string, start: number): Piece[][] {
  const match = line.includes(' in ') ? LOOP.exec(line) : null;
  if (match === null) return [];
  const [, head = '', list = ''] = match;
  const at = start + head.length;
  return [split({ text: list, start: at, end: at + list.length }, /[\s"'\\]+/g)];
}

/** The words of a line that is not a sentence. */
function fewWords(text: string, line: string, start: number): Piece[] {
  if (text.length > MOST_TEXT || LABEL.test(line)) return [];
  const words: Piece[] = [];
  for (let at = 0; at < line.length; at++) {
    if (!isNamePart(line.charCodeAt(at))) continue;
    const from = at;
    while (isNamePart(line.charCodeAt(at))) at++;
    if (!isLetter(line.charCodeAt(from))) continue;
    if (words.length === MOST_WORDS) return [];
    words.push({ text: line.slice(from, at), start: start + from, end: start + at });
  }
  return words;
}

/** `- Haswell_noTSX:` is somebody's own name for what stands below it. */
const LABEL = /^\s*- [\w.-]+:$/;

/** Longer texts are not looked through for lists of one word a line, nor lines of more words. */
const [MOST_TEXT, MOST_WORDS] = [400_000, 3] as const;

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

function isNamePart(code: number): boolean {
  return isLetter(code) || code === 45 || code === 46 || code === 43;
}

const COMMENT: Readonly<Record<Syntax['comments'], RegExp>> = {
  hash: /(^|\s)#(?!define).*$/,
  slashes: /(^|\s)\/\/.*$/,
  dashes: /(^|\s)--\s.*$/,
  tags: /<!--.*?(-->|$)/,
  ini: /^\s*[#;].*$|\s#\s.*$/,
  none: /(?!)/,
};

/** The line up to its comment, where it has one, and without the `\r` that some files have at the end of lines. */
export function withoutComment(whole: string, comments: Syntax['comments']): string {
  const line = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
  const match = COMMENT[comments].exec(line);
  return match === null ? line : line.slice(0, match.index);
}

/** Rows of a table: the cells of each column are a list, but for the headings. */
export function readTable(text: string): Structure {
  const columns: Piece[][] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    let at = start;
    line.split(/[,;\t|]/).forEach((cell, column) => {
      const trimmedCell = trimmed(text, at, at + cell.length);
      if (trimmedCell.text !== '') (columns[column] ??= []).push(trimmedCell);
      at += cell.length + 1;
    });
    start += line.length + 1;
  }
  return { fields: [], lists: columns.flatMap((column) => (column === undefined ? [] : [column.slice(1)])) };
}
