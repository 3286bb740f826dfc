import type { Names } from './names/names.js';

/** How many letters at the beginning of a word are compared at first. */
const HEAD = 6;
/** How many letters tell a family, so that `Penrym` counts for Penryn. */
const FAMILY = 5;
const LONGEST = 48;

/**
 * What a file can hold: nothing of ours; places for names (it says `cpu` somewhere); or names themselves, so that what
 * stands beside them has to be looked at too.
 */
export type Candidates = 'none' | 'places' | 'names';

/** A quick look at a file's bytes: UTF-8, or any other superset of ASCII. */
export type Prefilter = (text: Uint8Array) => Candidates;

const made = new WeakMap<Names, Prefilter>();

/** The look for these names; files without any go by at some hundred megabytes a second. */
export function prefilterOf(names: Names): Prefilter {
  let prefilter = made.get(names);
  if (prefilter === undefined) made.set(names, (prefilter = makePrefilter(names)));
  return prefilter;
}

function makePrefilter(names: Names): Prefilter {
  const telling = [...names.words.values(), ...names.models.values()].filter((word) => word.telling);
  const all = new Set(telling.map(({ name }) => name));
  const families = new Set(
    telling.filter(({ name }) => /^[A-Z]/.test(name)).map((word) => word.plain.slice(0, FAMILY)),
  );
  const heads = [...telling.map(({ name }) => name.slice(0, HEAD).toLowerCase()), ...families];
  const table = tableOf(new Set(heads));
  return (text) => scan(text, table, (at) => isTelling(text, at, all, families));
}

/** Characters of words by their place in the alphabet, without case, from 1; 0 for all others. */
const COLUMNS = new Uint8Array(256);
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789._-';
[...ALPHABET].forEach((letter, at) => {
  COLUMNS[letter.charCodeAt(0)] = COLUMNS[letter.toUpperCase().charCodeAt(0)] = at + 1;
});
const WIDTH = 64;

/** What is added to the next state where the beginning of a name, or `cpu`, has just been read. */
const [SAW_HEAD, SAW_CPU] = [1 << 24, 1 << 25] as const;
const STATE = SAW_HEAD - 1;

/**
 * The next state for each state and character: a row of {@link WIDTH} for what has been read of a word. Rows are the
 * beginnings of names; then words that are none, by how much of `cpu` they end in.
 */
function tableOf(heads: ReadonlySet<string>): Int32Array {
  const prefixes = [...new Set([...heads].flatMap((head) => [...head].map((_, at) => head.slice(0, at))))].filter(
    (prefix) => prefix !== '',
  );
  const rows = ['', '*', '*c', '*cp', ...prefixes];
  const places = new Map(rows.map((row, at) => [row, at * WIDTH]));
  const table = new Int32Array(rows.length * WIDTH);
  for (const row of rows)
    [...ALPHABET].forEach((letter, at) => {
      const word = row + letter;
      const known = places.get(word);
      const tail = word.endsWith('cp') ? '*cp' : letter === 'c' ? '*c' : '*';
      const saw = (heads.has(word) ? SAW_HEAD : 0) + (word.endsWith('cpu') ? SAW_CPU : 0);
      table[(places.get(row) as number) + at + 1] = (known ?? (places.get(tail) as number)) + saw;
    });
  return table;
}

function scan(text: Uint8Array, table: Int32Array, isTellingAt: (at: number) => boolean): Candidates {
  let state = 0;
  let found = false;
  for (let at = 0; at < text.length; at++) {
    state = table[state + (COLUMNS[text[at] as number] as number)] as number;
    if (state > STATE) {
      if ((state & SAW_CPU) !== 0) found = true;
      if ((state & SAW_HEAD) !== 0 && isTellingAt(at)) return 'names';
      state &= STATE;
    }
  }
  return found ? 'places' : 'none';
}

/** Whether the word in which a name's beginning was read is a name, or begins as a family does. */
function isTelling(text: Uint8Array, at: number, telling: ReadonlySet<string>, families: ReadonlySet<string>): boolean {
  let start = at;
  while (start > 0 && COLUMNS[text[start - 1] as number] !== 0) start--;
  let end = at + 1;
  while (end < text.length && end - start < LONGEST && COLUMNS[text[end] as number] !== 0) end++;
  const word = String.fromCharCode(...text.subarray(start, end));
  const first = word.charCodeAt(0);
  const isCapital = first >= 65 && first <= 90;
  return telling.has(word) || (isCapital && families.has(word.slice(0, FAMILY).toLowerCase()));
}
