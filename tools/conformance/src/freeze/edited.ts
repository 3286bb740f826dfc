import { FILE_KINDS, Source, withValue } from '@cpu-models/source';
import type { Edit } from './facts.js';

/** A source that says something else in one file; what it says of the others is shared with the first. */
export function withEdit(source: Source, { file, value }: Edit): Source {
  const documents = entriesOf(source).map(({ kind, document }) => ({
    kind,
    document: document.file === file ? withValue(document, value) : document,
  }));
  return new Source(source.root, documents, []);
}

/** Every file with its kind. */
export function entriesOf(source: Source) {
  return FILE_KINDS.flatMap((kind) =>
    source
      .all(kind.schema)
      .filter(({ document }) => kind.path.test(document.file))
      .map(({ document }) => ({ kind, document })),
  );
}
