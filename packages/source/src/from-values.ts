import { Document, LineCounter } from 'yaml';
import { FILE_KINDS } from './kinds.js';
import { Source } from './source.js';

/**
 * A source of values that have no files: what an import makes of one, or a test. Nothing in it has a position.
 * @param values by path below the source's root; a path that fits no kind is left out
 */
export function sourceFromValues(values: ReadonlyMap<string, unknown>): Source {
  const documents = [...values].flatMap(([file, value]) => {
    const kind = FILE_KINDS.find(({ path }) => path.test(file));
    if (kind === undefined) return [];
    return [{ kind, document: { file, value, text: '', yaml: new Document(), lines: new LineCounter() } }];
  });
  return new Source('', documents, []);
}
