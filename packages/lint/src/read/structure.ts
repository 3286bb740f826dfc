import { plain } from '../names/plain.js';

/** A part of a file's text: offsets in UTF-16 units, the end exclusive; `text` is what stands there. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A value, and the keys that lead to it from the outside to the inside. */
export interface Field {
  readonly path: readonly string[];
  readonly value: Piece;
  /** What holds the value: fields with the same holder stand beside each other. */
  readonly holder: number;
  /** The holder of that holder, for values such as `features: [{name: x}]`. */
  readonly outer: number;
}

/** Texts that stand side by side in a file's structure: items of a list, keys of a map, the same place of like lines. */
export type List = readonly Piece[];

/** What a reader finds in a file. */
export interface Structure {
  readonly fields: Field[];
  readonly lists: List[];
}

export type Range = readonly [start: number, end: number];

export function piece(text: string, start: number, end: number): Piece {
  return { text: text.slice(start, end), start, end };
}

/** The parts of a piece that are not separators. */
export function split(from: Piece, separators: RegExp): Piece[] {
  const parts: Piece[] = [];
  let at = 0;
  const add = (end: number) => {
    if (end > at) parts.push({ text: from.text.slice(at, end), start: from.start + at, end: from.start + end });
  };
  for (const match of from.text.matchAll(separators)) {
    add(match.index);
    at = match.index + match[0].length;
  }
  add(from.text.length);
  return parts;
}

const keys = new Map<string, string>();
/** Files have few keys, but many times. */
const MOST_KEYS = 20_000;

/** A key without case and separators: `cpuModel`, `cpu_model`, `CPU-MODEL` are one. */
export function plainKey(key: string): string {
  let found = keys.get(key);
  if (found === undefined) {
    if (keys.size >= MOST_KEYS) keys.clear();
    keys.set(key, (found = plain(key)));
  }
  return found;
}
