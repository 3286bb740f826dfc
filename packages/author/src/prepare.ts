import { type Source, SourceError } from '@cpu-models/source';
import type { Edit } from './edit.js';
import { newlyFrozen, readersProblems } from './problems.js';
import { type Kind, type Options, requestEdit } from './requests.js';
import { type TextChange, textsOf, tryChanges } from './texts.js';

/** An edit that may be written: the source is sound with it. */
export interface Prepared {
  readonly changes: readonly TextChange[];
  readonly notes: Edit['notes'];
}

/**
 * Computes an edit and tries it.
 * @throws SourceError with every problem that the source would have
 */
export async function prepareEdit(source: Source, kind: Kind, options: Options): Promise<Prepared> {
  const edit = await requestEdit(kind, source, options);
  const changes = textsOf(source, edit);
  const { source: after, problems } = await tryChanges(source.root, changes);
  const refused = problems.length > 0 ? problems : [...readersProblems(after), ...newlyFrozen(source, after)];
  if (refused.length > 0)
    throw new SourceError(refused.map((problem) => ({ ...problem, file: `schemas/${problem.file}` })));
  return { changes, notes: edit.notes };
}
