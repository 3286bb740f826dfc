import { likeLines } from './like-lines.js';
import { type List, type Piece, piece, split } from './structure.js';

const ROW = /^[ \t]*\|.*\|[ \t]*$/gm;
const RULE = /^[\s|:-]*$/;
const BULLET = /^[ \t]*(?:[-*+]|\d+\.|@item)[ \t]+[`*]*([\w.+-]+)[`*]*[ \t]*$/gm;

/** The columns of tables, and bullets of one word each, in Markdown and its kin. */
export function proseLists(text: string): List[] {
  const bullets = [...text.matchAll(BULLET)].map((match) => {
    const start = match.index + match[0].indexOf(match[1] as string, match[0].search(/\S/) + 1);
    return piece(text, start, start + (match[1] as string).length);
  });
  return [...tableColumns(text), ...(bullets.length < 2 ? [] : likeLines(text, bullets))];
}

function tableColumns(text: string): List[] {
  const columns = new Map<number, Piece[]>();
  const done: List[] = [];
  let last = -1;
  const close = () => {
    for (const column of columns.values()) done.push(column.slice(1));
    columns.clear();
  };
  for (const row of text.matchAll(ROW)) {
    if (row.index !== last + 1 && row.index !== last + 2) close();
    last = row.index + row[0].length;
    if (RULE.test(row[0])) continue;
    split(piece(text, row.index, last), /\|/g).forEach((cell, at) => {
      const [word, more] = split(cell, /[\s`*]+/g);
      if (word === undefined || more !== undefined) return;
      const column = columns.get(at);
      if (column === undefined) columns.set(at, [word]);
      else column.push(word);
    });
  }
  close();
  return done.filter((list) => list.length > 1);
}

const VALUES = /<([A-Za-z][\w:-]*)\s(?:[^<>]*?\s)?(value|name|id|label|key)=["']([\w.+-]+)["']/g;
const CONTENTS = /<([A-Za-z][\w:-]*)(?:\s[^<>]*)?>\s*([\w.+-]+)\s*<\//g;
/** How far the next of a list may be. */
const GAP = 400;

/** Values of the same attribute, and contents, of elements of one name that follow each other. */
export function elementLists(text: string): List[] {
  const runs = new Map<string, Piece[]>();
  const done: Piece[][] = [];
  const add = (key: string, item: Piece) => {
    const run = runs.get(key);
    if (run !== undefined && item.start - (run.at(-1) as Piece).end <= GAP) run.push(item);
    else {
      const made = [item];
      runs.set(key, made);
      done.push(made);
    }
  };
  for (const match of text.matchAll(VALUES)) {
    const end = match.index + match[0].length - 1;
    add(`${match[1]} ${match[2]}`, piece(text, end - (match[3] as string).length, end));
  }
  for (const match of text.matchAll(CONTENTS)) {
    const word = match[2] as string;
    const start = match.index + match[0].lastIndexOf(word);
    add(match[1] as string, piece(text, start, start + word.length));
  }
  return done.filter((list) => list.length > 1);
}
