/** An error the user can act on: printed without a stack, exit code 1. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/**
 * Something this machine lacks (a download, a package, root): the proof that
 * needs it is skipped, and the message says why.
 */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}
