import type { Names } from './names.js';

/** How many answers are kept; after that they are found anew. */
const MOST = 2000;

/**
 * The same function with its answers kept for the same names.
 * @param keyOf what an answer depends on besides the names
 */
export function remembered<A extends readonly unknown[], T>(
  keyOf: (...asked: A) => string,
  find: (names: Names, ...asked: A) => T,
): (names: Names, ...asked: A) => T {
  const kept = new WeakMap<Names, Map<string, { readonly answer: T }>>();
  return (names, ...asked) => {
    let answers = kept.get(names);
    if (answers === undefined) kept.set(names, (answers = new Map()));
    const key = keyOf(...asked);
    let known = answers.get(key);
    if (known === undefined) {
      if (answers.size >= MOST) answers.clear();
      answers.set(key, (known = { answer: find(names, ...asked) }));
    }
    return known.answer;
  };
}
