import type { CNames } from '@cpu-models/catalog';
import type { Tree } from '../ledger/tree.js';

/** What a release's own C calls things: no answer shows it, but its files do not compile with other names. */
export function cFacts({ macros, variables, structures, conditions }: CNames): Tree {
  const words = Object.entries(macros).filter(([, named]) => Object.keys(named).length > 0);
  return { macros: Object.fromEntries(words), variables, structures, conditions: { ...conditions } };
}
