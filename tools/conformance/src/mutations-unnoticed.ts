import type { Mutation } from './mutations-make.js';

/** Kinds of facts, or single mutations, that nothing can notice, and why. */
const EXPLANATIONS: readonly { readonly kind: RegExp; readonly what?: RegExp; readonly why: string }[] = [];

export function explainUnnoticed({ fact, what }: Mutation): string | undefined {
  return EXPLANATIONS.find((entry) => entry.kind.test(fact.kind) && (entry.what?.test(what) ?? true))?.why;
}
