import type { Problem, Rule } from './problem.js';
import { goneModel } from './rules/gone-model.js';
import { impossibleCombination } from './rules/impossible-combination.js';
import { notInModel } from './rules/not-in-model.js';
import { otherSpelling } from './rules/other-spelling.js';
import { unknownFeature } from './rules/unknown-feature.js';
import { unknownModel } from './rules/unknown-model.js';
import { spellingOf } from './spelling.js';
import { tokenize } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

export const RULES: readonly Rule[] = [
  unknownFeature,
  otherSpelling,
  unknownModel,
  goneModel,
  impossibleCombination,
  notInModel,
];

export interface LintOptions {
  /** Whose spellings the file is to use; guessed from what most of its names are unless given. */
  readonly spelling?: 'qemu' | 'libvirt' | 'linux';
}

/** Finds wrong names of CPU models and features in a text of any language, in the order of the text. */
export function lintText(path: string, text: string, vocabulary: Vocabulary, options: LintOptions = {}): Problem[] {
  const tokens = tokenize(text);
  const spelling = options.spelling ?? spellingOf(path, text, tokens, vocabulary);
  const file = { path, text, tokens, vocabulary, spelling };
  return RULES.flatMap((rule) => rule.check(file)).sort((a, b) => a.place.start - b.place.start);
}
