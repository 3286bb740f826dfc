interface Lacking {
  readonly unsaid?: readonly string[];
}

/**
 * A release's entry with what its tree has and the source cannot say, which stands there until a reader that knows better
 * reads the tree again.
 *
 * @param lacks in the words of the report; none takes away what stood there
 */
export function withLacks<T extends Lacking>({ unsaid: _, ...entry }: T, lacks: readonly string[]): T {
  return (lacks.length === 0 ? entry : { ...entry, unsaid: [...lacks] }) as unknown as T;
}
