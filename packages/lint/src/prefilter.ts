import type { Names } from './names/names.js';

const CPU = (0x63 << 16) | (0x70 << 8) | 0x75;
/** How many letters at the beginning of a word are compared at first. */
const HEAD = 4;
const SLOTS = 1 << 16;
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
  const heads = new Uint8Array(SLOTS);
  const telling = new Set<string>();
  const families = new Set<string>();
  const addHead = (word: string) => {
    heads[
      slotOf([...word.slice(0, HEAD)].reduce((hash, letter) => (hash << 8) | (LOWER[letter.charCodeAt(0)] ?? 0), 0))
    ] = 1;
  };
  for (const word of [...names.words.values(), ...names.models.values()]) {
    if (!word.telling) continue;
    telling.add(word.name);
    addHead(word.name);
    if (/^[A-Z]/.test(word.name)) families.add(word.plain.slice(0, FAMILY));
  }
  return (text) => scan(text, heads, telling, families);
}

/** Characters of words in lower case; 0 for all others. */
const LOWER = new Uint8Array(256);
for (let code = 0; code < 256; code++) {
  const letter = String.fromCharCode(code);
  if (/[A-Za-z0-9._-]/.test(letter)) LOWER[code] = letter.toLowerCase().charCodeAt(0);
}

function slotOf(head: number): number {
  return (Math.imul(head, 0x9e3779b1) >>> 16) & (SLOTS - 1);
}

function scan(
  text: Uint8Array,
  heads: Uint8Array,
  telling: ReadonlySet<string>,
  families: ReadonlySet<string>,
): Candidates {
  let [head, length, found] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const letter = LOWER[text[at] as number] as number;
    if (letter === 0) {
      head = length = 0;
      continue;
    }
    head = (head << 8) | letter;
    length++;
    if ((head & 0xffffff) === CPU) found = true;
    if (length === HEAD && heads[slotOf(head)] === 1 && isTelling(text, at - HEAD + 1, telling, families))
      return 'names';
  }
  return found ? 'places' : 'none';
}

function isTelling(
  text: Uint8Array,
  start: number,
  telling: ReadonlySet<string>,
  families: ReadonlySet<string>,
): boolean {
  let end = start;
  while (end < text.length && end - start < LONGEST && LOWER[text[end] as number] !== 0) end++;
  const word = String.fromCharCode(...text.subarray(start, end));
  const first = word.charCodeAt(0);
  const isCapital = first >= 65 && first <= 90;
  return telling.has(word) || (isCapital && families.has(word.slice(0, FAMILY).toLowerCase()));
}
