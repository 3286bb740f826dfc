import { suggest } from '@cpu-models/runtime';
import { distance } from '../distance.js';
import type { LintedFile, Problem, Rule } from '../problem.js';
import { isModelByForm } from '../surroundings.js';
import type { Token } from '../tokens.js';

/** A name made like a model's that no release has. */
export const unknownModel: Rule = {
  name: 'unknown-model',
  description: 'A CPU model that no known release of QEMU or libvirt has.',
  check(file) {
    return file.tokens.flatMap((token) => checkToken(file, token) ?? []);
  },
};

/** What `-cpu` and `<model>` take besides. */
const SPECIAL = new Set(['host', 'max', 'base', 'help', 'host-passthrough', 'host-model', 'maximum']);

function checkToken(file: LintedFile, token: Token): Problem | null {
  const { vocabulary } = file;
  const { text: name } = token;
  if (vocabulary.models.has(name) || vocabulary.libvirtOnly.has(name) || SPECIAL.has(name)) return null;
  const byForm = isModelByForm(file.text, token);
  const family = name.split('-')[0] as string;
  // Architectures other than x86 have names of their own.
  if (!(byForm && isNearFamily(file, family)) && !(vocabulary.families.has(family) && isMadeLikeModel(file, name)))
    return null;
  const newer = /^(.+)-v(\d+)$/.exec(name);
  if (newer !== null && (vocabulary.models.has(newer[1] as string) || vocabulary.models.has(`${newer[1]}-v1`)))
    return newerVersion(file, token, newer[1] as string);
  const [near] = suggest(name, [...vocabulary.models, ...vocabulary.libvirtOnly]);
  const close = near ?? sameFamily(file, family);
  const message = `unknown CPU model ${name}${close === null ? '' : `; did you mean ${close}?`}`;
  return { rule: 'unknown-model', level: 'error', name, message, suggestion: close, place: token };
}

/** A version that may exist in a release that is not known. */
function newerVersion({ vocabulary }: LintedFile, token: Token, base: string): Problem {
  const versions = [...vocabulary.models]
    .filter((name) => name.startsWith(`${base}-v`))
    .sort((a, b) => versionOf(b) - versionOf(a));
  const releases = vocabulary.releases.map(({ release }) => release).join(', ');
  const message = `${token.text} is in none of the known releases of QEMU (${releases}); the newest version there is ${versions[0] ?? base}`;
  return {
    rule: 'unknown-model',
    level: 'note',
    name: token.text,
    message,
    suggestion: versions[0] ?? null,
    place: token,
  };
}

function versionOf(name: string): number {
  return Number(/-v(\d+)$/.exec(name)?.[1] ?? 0);
}

/** All parts after the first are parts of models' names, but for a slip: `Skylake-X` and `EPYC-based` are not meant. */
function isMadeLikeModel({ vocabulary }: LintedFile, name: string): boolean {
  const [, ...parts] = name.split('-');
  const like = (part: string) =>
    /^v\d+$/.test(part) ||
    [...vocabulary.modelParts].some((known) => known === part || (known.length > 3 && distance(known, part, 1) <= 1));
  return parts.length > 0 && parts.every(like);
}

function isNearFamily({ vocabulary }: LintedFile, family: string): boolean {
  return [...vocabulary.families].some(
    (known) => known.length > 3 && distance(known.toLowerCase(), family.toLowerCase(), 2) <= 2,
  );
}

function sameFamily({ vocabulary }: LintedFile, family: string): string | null {
  return vocabulary.models.has(family) ? family : null;
}
