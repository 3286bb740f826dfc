/** A source tree that cannot be read at all; the message says which file or which C is at fault. */
export class QemuTreeError extends Error {
  override readonly name: string = 'QemuTreeError';
  /** Told without a stack: there is something to mend on the user's side. */
  readonly isUserError = true;
}

/** The C compiler refused cut-out tables because names were missing. */
export class MissingNamesError extends QemuTreeError {
  constructor(
    message: string,
    readonly names: readonly string[],
  ) {
    super(message);
  }
}
