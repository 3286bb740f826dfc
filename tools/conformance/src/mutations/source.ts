import { FILE_KINDS, type Problem, Schemas, Source, withValue } from '@cpu-models/source';
import type { Mutation } from './make.js';

/** Applies mutations to parsed documents. */
export class Mutator {
  readonly #schemas: Schemas;
  readonly #documents;

  constructor(readonly source: Source) {
    this.#schemas = new Schemas(source.root);
    this.#documents = FILE_KINDS.flatMap((kind) =>
      source.all(kind.schema).flatMap(({ document }) => (kind.path.test(document.file) ? [{ kind, document }] : [])),
    );
  }

  /** As if the edited file had been loaded: one that its schema refuses is left out, with its problems. */
  apply(mutation: Mutation): Source {
    let problems: Problem[] = [];
    const documents = this.#documents.flatMap(({ kind, document }) => {
      if (document.file !== mutation.fact.file) return [{ kind, document }];
      const mutated = withValue(document, mutation.apply(document.value));
      problems = this.#schemas.check(kind.schema, mutated);
      return problems.length > 0 ? [] : [{ kind, document: mutated }];
    });
    return new Source(this.source.root, documents, problems);
  }
}
