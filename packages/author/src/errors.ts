/** What was asked for cannot be done; the message says what can. */
export class AuthorError extends Error {
  override readonly name: string = 'UserError';
}
