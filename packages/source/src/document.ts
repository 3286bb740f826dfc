import { LineCounter, parseDocument, type Document } from 'yaml';
import { placeOf } from './document-locate.js';
import { MAX_DEPTH, type Refused, refusedIn, TOO_DEEP } from './document-refused.js';
import { decodeText } from './document-text.js';
import type { Problem } from './problem.js';

export { locate, type Path } from './document-locate.js';

/** A parsed YAML file whose values can be traced to their positions. */
export interface SourceDocument {
  /** Relative to the source's root, with forward slashes. */
  readonly file: string;
  readonly text: string;
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
  const lines = new LineCounter();
  const toProblem = ({ offset, ...fault }: Refused): Problem => ({ file, ...placeOf(lines, offset), rule: 'yaml', ...fault });
  const deep = tooDeep(text, lines);
  if (deep !== undefined) return { problems: [toProblem(deep)] };
  // Keys are compared in refusedIn, which is linear; the parser compares each with each.
  const yaml = parseDocument(text, { lineCounter: lines, version: '1.2', uniqueKeys: false, strict: true, logLevel: 'silent' });
  const faults = [...yaml.errors, ...yaml.warnings].map((error) => ({ offset: error.pos[0], message: plain(error.message) }));
  const problems = [...faults, ...(faults.length > 0 ? [] : refusedIn(yaml))].map(toProblem);
  if (problems.length > 0) return { problems };
  return { document: { file, text, yaml, lines, value: yaml.toJS({ maxAliasCount: 0 }) }, problems };
}

/** The parser's words without its own position and excerpt. */
function plain(message: string): string {
  const line = (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '').trim();
  if (line.startsWith('Source contains multiple documents')) return 'several documents in one file';
  return line.charAt(0).toLowerCase() + line.slice(1);
}

/**
 * A file that would overflow the parser's stack, found without parsing: brackets, and dashes or question marks that open
 * collections inside one another on one line. Deep indentation is found in the parsed document, as it needs long lines.
 */
function tooDeep(text: string, lines: LineCounter): Refused | undefined {
  const limit = MAX_DEPTH * 8;
  for (const chain of text.matchAll(/^[ ]*(?:[-?:][ ]+)+/gm)) {
    if (chain[0].length > 2 * limit) return overflow(lines, text, chain.index);
  }
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (depth > limit) return overflow(lines, text, index);
  }
  return undefined;
}

function overflow(lines: LineCounter, text: string, offset: number): Refused {
  for (let at = -1; at < offset; ) {
    lines.addNewLine(at + 1);
    at = text.indexOf('\n', at + 1);
    if (at < 0) break;
  }
  return { offset, ...TOO_DEEP };
}
