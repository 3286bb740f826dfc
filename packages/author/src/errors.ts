/** What was asked for cannot be done; the message says what can. */
export class AuthorError extends Error {
  override readonly name: string = 'AuthorError';
  /** Told without a stack: there is something to mend on the user's side. */
  readonly isUserError = true;
}
