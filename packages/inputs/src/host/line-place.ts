import type { LineParts, Shape } from './line-parts.js';

/** Lines of /proc/cpuinfo and lscpu that tell one processor or machine of a kind from another. */
const PLACE = [
  ...['processor', 'cpu MHz', 'bogomips', 'BogoMIPS', 'apicid', 'initial apicid', 'core id', 'physical id', 'siblings'],
  ...['cpu cores', 'CPU MHz', 'CPU max MHz', 'CPU min MHz', 'CPU(s)', 'CPU(s) scaling MHz'],
];

const byFirst = new Map<number, readonly Uint8Array[]>();
for (const name of PLACE.map((one) => new TextEncoder().encode(one)))
  byFirst.set(name[0] ?? 0, [...(byFirst.get(name[0] ?? 0) ?? []), name]);

const [BACKSLASH, LETTER_N, LETTER_T, COLON, SPACE, TAB] = [0x5c, 0x6e, 0x74, 0x3a, 0x20, 9];

/**
 * Of a text about a host, with `\\n` for its line breaks, the lines that do not say where it stands or how fast it runs just now.
 * @returns whether it has others
 */
export function withoutPlace(bytes: Uint8Array, from: number, to: number, parts: LineParts): boolean {
  parts.clear();
  let start = from;
  for (let line = from; line < to; ) {
    const next = nextLine(bytes, line, to);
    if (isPlace(bytes, line, next)) {
      parts.add(start, line);
      start = next;
    }
    line = next;
  }
  parts.add(start, to);
  parts.closed = start === to;
  return parts.length < to - from;
}

/**
 * The same parts at much less cost, if they are as long as those of a line before. Whether they are holds only if their bytes
 * are those of that line too: nobody looks for other lines in them.
 */
export function withoutPlaceAs(shape: Shape, bytes: Uint8Array, from: number, to: number, parts: LineParts): boolean {
  parts.clear();
  const last = shape.length - 2;
  let at = from;
  for (let part = 0; part <= last; part++) {
    at = afterPlace(bytes, at, to);
    const end = at + (shape[part] as number);
    if (end > to) return false;
    parts.add(at, end);
    at = end;
  }
  parts.closed = shape[last + 1] === 1;
  return (parts.closed ? afterPlace(bytes, at, to) : at) === to;
}

/** Past the lines that tell one machine from another. */
function afterPlace(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const next = nextLine(bytes, at, to);
    if (!isPlace(bytes, at, next)) return at;
    at = next;
  }
  return to;
}

/** Where the line after this one begins. Lines are short: what a search by Node costs before it begins is more than this. */
function nextLine(bytes: Uint8Array, line: number, to: number): number {
  for (let at = line; at < to - 1; at++) if (bytes[at] === BACKSLASH && bytes[++at] === LETTER_N) return at + 1;
  return to;
}

function isPlace(bytes: Uint8Array, line: number, to: number): boolean {
  const begin = afterBlanks(bytes, line, to);
  const names = byFirst.get(bytes[begin] ?? 0);
  if (names === undefined) return false;
  for (const name of names)
    if (begins(bytes, begin, name) && bytes[afterBlanks(bytes, begin + name.length, to)] === COLON) return true;
  return false;
}

function begins(bytes: Uint8Array, at: number, name: Uint8Array): boolean {
  for (let i = 0; i < name.length; i++) if (bytes[at + i] !== name[i]) return false;
  return true;
}

/** Past spaces and tabs, written `\\t` or as they are. */
function afterBlanks(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    if (bytes[at] === SPACE || bytes[at] === TAB) at++;
    else if (bytes[at] === BACKSLASH && bytes[at + 1] === LETTER_T) at += 2;
    else return at;
  }
  return to;
}
