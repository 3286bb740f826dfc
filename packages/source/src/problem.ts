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

/** `file:line:column: rule: what is wrong; what was expected; how to fix it`, on one line whatever the source holds. */
export function formatProblem(problem: Problem): string {
  const parts = [problem.message];
  if (problem.expected !== undefined) parts.push(`expected ${problem.expected}`);
  if (problem.fix !== undefined) parts.push(problem.fix);
  return visible(`${problem.file}:${problem.line}:${problem.column}: ${problem.rule}: ${parts.join('; ')}`);
}

/** Control characters as escapes: a quoted name could hold a line feed, or codes that a terminal obeys. */
function visible(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** By file, then position, so that the same faults print the same way every time. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The user's source is wrong; all its problems at once. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  /** Told without a stack: there is something to mend on the user's side. */
  readonly isUserError = true;

  constructor(readonly problems: readonly Problem[]) {
    super(sortProblems(problems).map(formatProblem).join('\n'));
  }
}
