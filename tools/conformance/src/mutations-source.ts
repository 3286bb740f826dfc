import { FILE_KINDS, type Problem, Schemas, Source } from '@cpu-models/source';
import type { Mutation } from './mutations-make.js';

/** A source with one fact made wrong, as if it had been read from edited files. */
export interface MutatedSource {
  readonly source: Source;
  readonly mutation: Mutation;
}

/** Applies mutations to parsed documents. */
export class Mutator {
  readonly #schemas: Schemas;
  readonly #documents;

  constructor(readonly source: Source) {
    this.#schemas = new Schemas(source.root);
    this.#documents = FILE_KINDS.flatMap((kind) => source.all(kind.schema).flatMap(({ document }) => (kind.path.test(document.file) ? [{ kind, document }] : [])));
  }

  /** The problems of the result are those that its schema finds, as for a file that was loaded. */
  apply(mutation: Mutation): MutatedSource {
    let problems: Problem[] = [];
    const documents = this.#documents.map(({ kind, document }) => {
      if (document.file !== mutation.fact.file) return { kind, document };
      const mutated = { ...document, value: mutation.apply(document.value) };
      problems = this.#schemas.check(kind.schema, mutated);
      return { kind, document: mutated };
    });
    return { source: new Source(this.source.root, documents, problems), mutation };
  }
}
