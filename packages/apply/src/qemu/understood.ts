import { tokenize } from '../c/tokens.js';
import type { GeneratedFiles } from '../plan.js';

/** What of a feature's macros is told by their names; they must be defined for the tables to compile. */
const FEATURE_MACRO = /^(CPUID|MSR|VMX)_[A-Z0-9_]+$/;

/** Whether the tree's enum of feature words is the one that the tables are for. */
export function wordProblems(header: string, generated: GeneratedFiles): string[] {
  const body = /enum\s+FeatureWord\s*\{([^}]*)\}/.exec(header)?.[1];
  if (body === undefined) return ['there is no enum FeatureWord'];
  const words = (text: string) =>
    tokenize(text)
      .filter(({ kind }) => kind === 'word')
      .map(({ text: word }) => word);
  const theirs = words(body).filter((word) => word.startsWith('FEAT_'));
  const ours = generated.flatMap(({ text }) =>
    [...text.matchAll(/^ {4}\[(FEAT_\w+)\] = \{/gm)].map(([, word]) => word as string),
  );
  const missing = theirs.filter((word) => !ours.includes(word));
  const surplus = ours.filter((word) => !theirs.includes(word));
  return [
    ...(missing.length === 0
      ? []
      : [`the tree has feature words that are not generated for this release: ${missing.join(', ')}`]),
    ...(surplus.length === 0 ? [] : [`the enum FeatureWord lacks ${surplus.join(', ')}`]),
  ];
}

/** Macros that the tables use and the tree does not know. */
export function unknownNames(generated: GeneratedFiles, tree: readonly string[]): string[] {
  const known = new Set(tree.flatMap((text) => text.match(/\b[A-Z][A-Z0-9_]+\b/g) ?? []));
  const used = generated.flatMap(({ text }) =>
    tokenize(text)
      .filter(({ kind }) => kind === 'word')
      .map(({ text: word }) => word),
  );
  const unknown = [...new Set(used)].filter((word) => FEATURE_MACRO.test(word) && !known.has(word));
  return unknown.length === 0 ? [] : [`it does not define ${unknown.join(', ')}, which the tables use`];
}
