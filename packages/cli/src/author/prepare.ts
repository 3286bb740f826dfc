import { join } from 'node:path';
import { type Edit, type TextChange, textsOf, tryChanges } from '@cpu-models/author';
import { checkFreeze } from '@cpu-models/freeze';
import { formatProblem, type Problem, type Source, SourceError } from '@cpu-models/source';
import { readersProblems, readSource } from '../io/workspace.js';
import { type Kind, type Options, requestEdit } from './requests.js';

/** An edit that may be written: the source is sound with it. */
export interface Prepared {
  readonly changes: readonly TextChange[];
  readonly notes: Edit['notes'];
}

/**
 * Computes an edit and tries it.
 * @throws SourceError with every problem that the source would have
 */
export async function prepareEdit(workspace: string, kind: Kind, options: Options): Promise<Prepared> {
  const source = await readSource(workspace);
  const edit = await requestEdit(kind, source, options);
  const changes = textsOf(source, edit);
  const { source: after, problems } = await tryChanges(join(workspace, 'schemas'), changes);
  const refused = problems.length > 0 ? problems : [...readersProblems(after), ...newlyFrozen(source, after)];
  if (refused.length > 0)
    throw new SourceError(refused.map((problem) => ({ ...problem, file: `schemas/${problem.file}` })));
  return { changes, notes: edit.notes };
}

/** What the freeze refuses of the new source; what it refused before is not this edit's. */
function newlyFrozen(before: Source, after: Source): Problem[] {
  const now = checkFreeze(after);
  const known = now.length === 0 ? new Set() : new Set(checkFreeze(before).map(formatProblem));
  return now.filter((problem) => !known.has(formatProblem(problem)));
}
