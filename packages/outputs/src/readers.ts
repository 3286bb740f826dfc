import { checkSource, RULES } from '@cpu-models/rules';
import type { Problem, Source } from '@cpu-models/source';

/** What a sound source does not tell people, and should: no output hangs on it. */
export function readersProblems(source: Source): Problem[] {
  return checkSource(
    source,
    RULES.filter(({ forReaders }) => forReaders),
  );
}
