/** Something wrong in a source file, told so that its author can mend it. */
export interface Problem {
  /** Path as given by the user, or relative to the source's root. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  /** Id of the rule, e.g. `schema`, `unknown-feature`. */
  readonly rule: string;
  readonly message: string;
  /** What was expected, in a few words. */
  readonly expected?: string | undefined;
  /** How to mend it. */
  readonly fix?: string | undefined;
}

/** `file:line:column: rule: what is wrong; what was expected; how to fix it` */
export function formatProblem(problem: Problem): string {
  const parts = [problem.message];
  if (problem.expected !== undefined) parts.push(`expected ${problem.expected}`);
  if (problem.fix !== undefined) parts.push(problem.fix);
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.rule}: ${parts.join('; ')}`;
}

/** By file, then position, so that the same faults print the same way every time. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : 1),
  );
}

/** The user's source is wrong; all its problems at once. */
export class SourceError extends Error {
  override readonly name = 'SourceError';

  constructor(readonly problems: readonly Problem[]) {
    super(sortProblems(problems).map(formatProblem).join('\n'));
  }
}
