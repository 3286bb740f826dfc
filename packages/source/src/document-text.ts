import type { Problem } from './problem.js';

/** Far above any honest file; keeps a hostile one from eating memory. */
export const MAX_BYTES = 1 << 20;

/** What YAML does not allow in a file, and what changes the look of a line in an editor or a terminal. */
const INVISIBLE = /(?![\t\n\r])\p{Cc}|[\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\r(?!\n)/u;

/** Other encodings by their first bytes; longer marks first. */
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['UTF-32', [0xff, 0xfe, 0, 0]],
  ['UTF-32', [0, 0, 0xfe, 0xff]],
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
];

type Fault = Pick<Problem, 'message' | 'expected' | 'fix'>;

/** Reads a file's bytes as UTF-8 text without anything invisible in it, or says what is in the way. */
export function decodeText(file: string, bytes: Uint8Array): string | Problem {
  const problem = (fault: Fault, rule: string, before = ''): Problem => ({ file, ...endOf(before), rule, ...fault });
  if (bytes.length > MAX_BYTES) {
    return problem({ message: `the file has ${bytes.length} bytes`, expected: `at most ${MAX_BYTES}` }, 'size');
  }
  const mark = markOf(bytes);
  if (mark !== undefined) return problem(mark, 'encoding');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return notUtf8(file, bytes);
  }
  const found = INVISIBLE.exec(text);
  if (found === null) return text;
  return problem(invisible(found[0]), 'encoding', text.slice(0, found.index));
}

function markOf(bytes: Uint8Array): Fault | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return {
      message: 'the file starts with a byte order mark',
      expected: 'UTF-8 without one',
      fix: 'save it again as UTF-8 without BOM',
    };
  }
  const other = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  return other && { message: `the file is ${other[0]}`, expected: 'UTF-8', fix: 'save it again as UTF-8' };
}

/** The first byte that does not belong, found by halving: a stream of valid bytes may stop anywhere. */
function notUtf8(file: string, bytes: Uint8Array): Problem {
  let valid = 0;
  for (let low = 0, high = bytes.length; low <= high; ) {
    const middle = (low + high) >> 1;
    if (decodePart(bytes.subarray(0, middle)) === undefined) high = middle - 1;
    else [valid, low] = [middle, middle + 1];
  }
  const before = decodePart(bytes.subarray(0, valid)) ?? '';
  const byte = bytes[new TextEncoder().encode(before).length] ?? 0;
  const message = `the byte 0x${byte.toString(16).padStart(2, '0')} is not UTF-8`;
  return { file, ...endOf(before), rule: 'encoding', message, expected: 'UTF-8', fix: 'save the file again as UTF-8' };
}

function decodePart(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

function invisible(found: string): Fault {
  const code = found.charCodeAt(0);
  if (code === 0)
    return { message: 'a NUL byte', expected: 'UTF-8 text', fix: 'if the file is UTF-16, save it again as UTF-8' };
  if (found === '\r')
    return { message: 'a carriage return without line feed', expected: 'lines that end in a line feed' };
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return { message: `the invisible character ${name}`, expected: 'text that shows all there is', fix: 'delete it' };
}

/** Line and column right behind a text. */
function endOf(text: string): { line: number; column: number } {
  const start = text.lastIndexOf('\n') + 1;
  return { line: text.split('\n').length, column: text.length - start + 1 };
}
