import { checkFreeze } from '@cpu-models/freeze';
import { checkSource, RULES } from '@cpu-models/rules';
import { formatProblem, type Problem, type Source } from '@cpu-models/source';

/** What a sound source does not tell people, and should: no output hangs on it. */
export function readersProblems(source: Source): Problem[] {
  return checkSource(
    source,
    RULES.filter(({ forReaders }) => forReaders),
  );
}

/** What the freeze refuses of a changed source; what it refused before is not the change's. */
export function newlyFrozen(before: Source, after: Source): Problem[] {
  const now = checkFreeze(after);
  const known = now.length === 0 ? new Set() : new Set(checkFreeze(before).map(formatProblem));
  return now.filter((problem) => !known.has(formatProblem(problem)));
}
