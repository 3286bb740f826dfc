import { plain } from '../distance.js';
import type { LintedFile, Problem, Rule } from '../problem.js';
import { isAmongFeatures, isFeatureByForm } from '../surroundings.js';
import type { Token } from '../tokens.js';
import { spellingsOf } from '../vocabulary.js';

const WHOSE = { qemu: 'QEMU', libvirt: 'libvirt', linux: 'Linux' } as const;

/** A feature by the name that another project gives it. */
export const otherSpelling: Rule = {
  name: 'other-spelling',
  description: 'A feature in the spelling of another project than the one that the file is for.',
  check(file) {
    const byPlain = new Map(file.vocabulary.spellings.map((name) => [plain(name), name]));
    return file.tokens.flatMap((token, at) => checkToken(file, token, at, byPlain) ?? []);
  },
};

function checkToken(file: LintedFile, token: Token, at: number, byPlain: ReadonlyMap<string, string>): Problem | null {
  const { vocabulary, text, tokens } = file;
  const { text: name } = token;
  const certain = isFeatureByForm(text, token);
  const spelling = certain ? 'libvirt' : file.spelling;
  const feature = vocabulary.features.get(name) ?? vocabulary.features.get(byPlain.get(plain(name)) ?? '');
  if (spelling === null || feature === undefined || name !== name.toLowerCase() || vocabulary.models.has(name))
    return null;
  const right = feature[spelling];
  const accepted = spelling === 'qemu' && feature.aliases?.includes(name) === true;
  if (right === null || right === name || accepted || isSynthetic(file, name)) return null;
  // QEMU gives two bits of VMX one name.
  if (vocabulary.features.get(right) !== feature) return null;
  if (name.length < 4 || (!certain && !isAmongFeatures(tokens, at, vocabulary)) || isTranslated(file, token))
    return null;
  const whose = spellingsOf(feature).includes(name) ? `${ownerOf(feature, name)}'s name` : "nobody's name";
  const message = `${name} is ${whose} for what ${WHOSE[spelling]} calls ${right} (${feature.address})`;
  return { rule: 'other-spelling', level: 'warning', name, message, suggestion: right, place: token };
}

function isSynthetic({ spelling, vocabulary }: LintedFile, name: string): boolean {
  return spelling === 'linux' && vocabulary.others.has(name);
}

function ownerOf(
  feature: { readonly qemu: string | null; readonly libvirt: string | null; readonly linux: string | null },
  name: string,
): string {
  if (feature.linux === name && feature.qemu !== name) return 'Linux';
  return feature.libvirt === name && feature.qemu !== name ? 'libvirt' : 'QEMU';
}

/** A line that has two spellings of the feature translates between them. */
function isTranslated({ tokens, vocabulary }: LintedFile, token: Token): boolean {
  const feature = vocabulary.features.get(token.text);
  return tokens.some(
    (other) =>
      Math.abs(other.line - token.line) === 0 &&
      other !== token &&
      other.text !== token.text &&
      vocabulary.features.get(other.text) === feature &&
      feature !== undefined,
  );
}
