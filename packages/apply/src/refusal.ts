/** A tree is not what it should be for this; nothing of it has been changed. Told to the user in one message. */
export class ApplyRefusal extends Error {
  override readonly name = 'ApplyRefusal';
  /** Told without a stack: there is something to mend on the user's side. */
  readonly isUserError = true;

  constructor(
    readonly tree: string,
    readonly reasons: readonly string[],
  ) {
    super(
      `${tree} is left as it was: ${reasons.length === 1 ? reasons[0] : reasons.map((reason) => `\n  ${reason}`).join('')}`,
    );
  }
}
