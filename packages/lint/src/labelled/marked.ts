import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Vocabulary } from '@cpu-models/runtime';

/** A file with nothing wrong in it, in which the names are marked. */
export interface MarkedFile {
  readonly format: string;
  readonly half: Half;
  /** What the file is called where it comes from. */
  readonly path: string;
  /** Whose spelling its features have. */
  readonly whose: Vocabulary;
  /** What stands between the names, and the names. */
  readonly parts: readonly (string | Marked)[];
}

export interface Marked {
  readonly name: string;
  /** Whether the format says by itself that a name stands there. */
  readonly slot: boolean;
}

/** Rules are written with the first; the second is only measured. */
export const SETS = ['seen', 'fresh'] as const;
export type Half = (typeof SETS)[number];

const MARK = /\[\[([A-Za-z0-9][\w.+-]*)\]\]|\(\(([A-Za-z0-9][\w.+-]*)\)\)/g;

/** The files of a half: `[[name]]` in slots, `((name))` elsewhere; the first line has the path and whose names they are. */
export function markedFiles(half: Half): MarkedFile[] {
  const folder = fileURLToPath(new URL(`../../labelled/${half}/`, import.meta.url));
  return readdirSync(folder).map((format) => parseMarked(half, format, readFileSync(folder + format, 'utf8')));
}

function parseMarked(half: Half, format: string, source: string): MarkedFile {
  const newline = source.indexOf('\n');
  const [, path = '', whose = ''] = source.slice(0, newline).split(' ');
  const text = source.slice(newline + 1);
  const parts: (string | Marked)[] = [];
  let at = 0;
  for (const match of text.matchAll(MARK)) {
    parts.push(text.slice(at, match.index), { name: (match[1] ?? match[2]) as string, slot: match[1] !== undefined });
    at = match.index + match[0].length;
  }
  return { format, half, path, whose: whose as Vocabulary, parts: [...parts, text.slice(at)] };
}
