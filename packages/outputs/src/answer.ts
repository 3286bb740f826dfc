/**
 * The answer of a command in JSON. The type of what is given makes the command's schema (`packages/cli/generated/answers`), so it is
 * written here as it is, not as `unknown`. Numbers that no double holds become strings.
 * @param _command the command's name, which its schema is filed under
 */
export function answerText<Answer>(_command: string, answer: Answer, indent = 2): string {
  return JSON.stringify(answer, (_key, value: unknown) => (typeof value === 'bigint' ? exact(value) : value), indent);
}

function exact(value: bigint): number | string {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value);
}
