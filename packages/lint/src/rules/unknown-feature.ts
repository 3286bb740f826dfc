import { meaningOf } from '@cpu-models/runtime';
import { nearest, plain } from '../distance.js';
import type { LintedFile, Problem, Rule } from '../problem.js';
import { isAmongFeatures, isFeatureByForm } from '../surroundings.js';
import type { Token } from '../tokens.js';
import { isTelling } from '../vocabulary.js';

/** A name in a list of features that is no feature, and looks like one. */
export const unknownFeature: Rule = {
  name: 'unknown-feature',
  description: 'A feature that neither QEMU, libvirt nor Linux knows.',
  check(file) {
    return file.tokens.flatMap((token, at) => checkToken(file, token, at) ?? []);
  },
};

function checkToken(file: LintedFile, token: Token, at: number): Problem | null {
  const { vocabulary, text, tokens } = file;
  const { text: name } = token;
  const known =
    vocabulary.features.has(name) || vocabulary.others.has(name) || vocabulary.others.has(name.replaceAll('_', '-'));
  if (known || !/^[a-z0-9][a-z0-9._-]{3,}$/.test(name) || isModelLike(file, name)) return null;
  const certain = isFeatureByForm(text, token);
  if (!certain && !isAmongFeatures(tokens, at, vocabulary)) return null;
  const near = meaningOf(vocabulary.all, name)?.qemu ?? nearest(name, vocabulary.spellings);
  // The same letters with other hyphens are another matter.
  if ((near === null && !(certain && isAboutX86(file))) || (near !== null && plain(near) === plain(name))) return null;
  const suggestion = near === null ? null : inSpelling(file, near);
  const address = near === null ? '' : ` (${vocabulary.features.get(near)?.address})`;
  const question = suggestion === null ? '' : `; did you mean ${suggestion}${address}?`;
  return {
    rule: 'unknown-feature',
    level: 'error',
    name,
    message: `unknown feature ${name}${question}`,
    suggestion,
    place: token,
  };
}

/** Other architectures have features of their own, written in the same form. */
function isAboutX86({ tokens, vocabulary }: LintedFile): boolean {
  return tokens.some(({ text }) => isTelling(vocabulary, text) || vocabulary.models.has(text));
}

function inSpelling({ vocabulary, spelling }: LintedFile, name: string): string {
  return vocabulary.features.get(name)?.[spelling ?? 'qemu'] ?? name;
}

function isModelLike({ vocabulary }: LintedFile, name: string): boolean {
  return vocabulary.models.has(name) || vocabulary.libvirtOnly.has(name);
}
