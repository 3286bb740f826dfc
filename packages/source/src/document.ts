import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml';
import { placeOf } from './document-locate.js';
import { firstOfEach, indentationFault, mistakesIn } from './document-mistakes.js';
import { plainValue } from './document-plain.js';
import { MAX_DEPTH, type Refused, refusedIn, TOO_DEEP } from './document-refused.js';
import { decodeText } from './document-text.js';
import type { Problem } from './problem.js';

export { locate, type Path } from './document-locate.js';

/** A parsed YAML file whose values can be traced to their positions. */
export interface SourceDocument {
  /** Relative to the source's root, with forward slashes. */
  readonly file: string;
  readonly text: string;
  /** Parsed with positions when they are first asked for: most files are never in need of them. */
  readonly yaml: Document;
  readonly lines: LineCounter;
  /** The plain value. Integers that a double cannot hold are refused while parsing. */
  readonly value: unknown;
}

/**
 * Parses one YAML file.
 * Aliases and anchors are refused (they can multiply a small file into gigabytes), as are several documents in a file,
 * tags, directives, merge keys and keys that are no strings.
 */
export function parseSource(file: string, bytes: Uint8Array): { document?: SourceDocument; problems: Problem[] } {
  const text = decodeText(file, bytes);
  if (typeof text !== 'string') return { problems: [text] };
  const plain = plainValue(text);
  if (plain !== null) return { document: new PlainDocument(file, text, plain.value), problems: [] };
  const { mistakes, rest } = mistakesIn(text);
  const { yaml, lines, faults: further } = parseWithPositions(rest);
  const faults = [...mistakes, ...further];
  if (yaml !== undefined && faults.length === 0) {
    return { document: { file, text, yaml, lines, value: yaml.toJS({ maxAliasCount: 0 }) }, problems: [] };
  }
  const toProblem = ({ offset, ...fault }: Refused): Problem => ({
    file,
    ...placeOf(lines, offset),
    rule: 'yaml',
    ...fault,
  });
  return { problems: capped(faults).map(toProblem) };
}

class PlainDocument implements SourceDocument {
  #positions: { readonly yaml?: Document; readonly lines: LineCounter } | undefined;

  constructor(
    readonly file: string,
    readonly text: string,
    readonly value: unknown,
  ) {}

  get yaml(): Document {
    const { yaml } = this.#parsed();
    if (yaml === undefined) throw new Error(`${this.file} can be read only without positions`);
    return yaml;
  }

  get lines(): LineCounter {
    return this.#parsed().lines;
  }

  #parsed() {
    this.#positions ??= parseWithPositions(this.text);
    return this.#positions;
  }
}

/** The same document with another value; places are still found in its text, once somebody asks for one. */
export function withValue<V>(document: SourceDocument, value: V) {
  return {
    file: document.file,
    text: document.text,
    get yaml() {
      return document.yaml;
    },
    get lines() {
      return document.lines;
    },
    value,
  };
}

function parseWithPositions(text: string): { yaml?: Document; lines: LineCounter; faults: readonly Refused[] } {
  const lines = new LineCounter();
  const deep = tooDeep(text, lines);
  if (deep !== undefined) return { lines, faults: [deep] };
  // Keys are compared in refusedIn, in linear time; the parser would compare each with each. Pretty errors are quadratic too.
  const yaml = parseDocument(text, {
    lineCounter: lines,
    version: '1.2',
    uniqueKeys: false,
    strict: true,
    prettyErrors: false,
  });
  const faults = firstOfEach(text, [...yaml.errors, ...yaml.warnings].map(toFault));
  return { yaml, lines, faults: faults.length > 0 ? faults : refusedIn(yaml) };
}

function toFault({ pos, code, message }: YAMLError): Refused {
  return { offset: pos[0], ...(indentationFault(code, message) ?? { message: phrase(message) }) };
}

/** Nobody reads thousands. */
const MOST = 20;

function capped(faults: readonly Refused[]): Refused[] {
  const sorted = [...faults].sort((a, b) => a.offset - b.offset);
  const next = sorted[MOST];
  if (next === undefined) return sorted;
  return [
    ...sorted.slice(0, MOST),
    { offset: next.offset, message: `${sorted.length - MOST} more faults from here on` },
  ];
}

/** The parser's words, as a part of a sentence. */
function phrase(message: string): string {
  if (message.startsWith('Source contains multiple documents')) return 'several documents in one file';
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/**
 * A file that would overflow the parser's stack, found without parsing: brackets, dashes that open sequences inside one
 * another on one line, and very deep indentation.
 */
function tooDeep(text: string, lines: LineCounter): Refused | undefined {
  const limit = MAX_DEPTH * 8;
  const chain = new RegExp(`^ *(?:[-?:] +){${limit}}|^ {${limit}}`, 'm').exec(text);
  if (chain !== null) return overflow(lines, text, chain.index);
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (depth > limit) return overflow(lines, text, index);
  }
  return undefined;
}

/** A fault with the line starts that the parser would have found on its way there. */
function overflow(lines: LineCounter, text: string, offset: number): Refused {
  let start = 0;
  do {
    lines.addNewLine(start);
    start = text.indexOf('\n', start) + 1;
  } while (start > 0 && start <= offset);
  return { offset, ...TOO_DEEP };
}
