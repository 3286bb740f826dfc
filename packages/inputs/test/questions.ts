/** What a person asks, and what the answer must and must not say; the answer as JSON. */
export type Question = readonly [ask: string, answer: () => string, must: readonly RegExp[], never?: readonly RegExp[]];

export function json(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
}
