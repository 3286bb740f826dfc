import { fileURLToPath } from 'node:url';
import { FILE_KINDS, formatProblem, type Problem, parseSource, Schemas, Source } from '@cpu-models/source';
import { checkSource } from '../check.js';
import type { Rule } from '../rule.js';
import { TINY } from './tiny-source.js';

/** The folder with the schemas, and with the real source. */
export const SCHEMAS = fileURLToPath(new URL('../../../../schemas', import.meta.url));

/** Replaces a piece of a file, or with null the whole: by a text, or by nothing. */
export type Edit = readonly [file: string, from: string | null, to: string | null];

/** What all rules together say of the tiny source after some edits, one formatted line per problem. */
export function broken(...edits: readonly Edit[]): string[] {
  return checkSource(tinySource(...edits)).map(formatProblem);
}

/** What one rule says of the tiny source after some edits, whatever hangs on it. */
export function brokenBy(rule: Rule, ...edits: readonly Edit[]): string[] {
  return rule.check(tinySource(...edits)).map(formatProblem);
}

// Compiled once, and only for kinds that a test edits: that takes longer than all else here.
const schemas = new Schemas(SCHEMAS);

/** The tiny source after some edits; the edited files are checked against their schemas. */
export function tinySource(...edits: readonly Edit[]): Source {
  const files = new Map(TINY);
  const edited = new Set(edits.map(([file]) => file));
  for (const edit of edits) apply(files, edit);
  const problems: Problem[] = [];
  const documents = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([file, text]) => {
      const kind = FILE_KINDS.find(({ path }) => path.test(file));
      if (kind === undefined) throw new Error(`no kind of file belongs at ${file}`);
      const parsed = parseSource(file, new TextEncoder().encode(text));
      const wrong =
        parsed.document === undefined || !edited.has(file)
          ? parsed.problems
          : schemas.check(kind.schema, parsed.document);
      problems.push(...wrong);
      return parsed.document === undefined || wrong.length > 0 ? [] : [{ kind, document: parsed.document }];
    });
  return new Source(SCHEMAS, documents, problems);
}

function apply(files: Map<string, string>, [file, from, to]: Edit): void {
  if (from === null) {
    if (to === null) files.delete(file);
    else files.set(file, to);
    return;
  }
  const text = files.get(file);
  if (text === undefined || !text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  files.set(
    file,
    text.replace(from, () => to ?? ''),
  );
}
