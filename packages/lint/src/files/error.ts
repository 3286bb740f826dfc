/** Files that cannot be read, or settings that cannot be: the message says what was expected. */
export class LintError extends Error {
  override readonly name = 'LintError';
  /** Told without a stack: there is something to mend on the user's side. */
  readonly isUserError = true;
}
