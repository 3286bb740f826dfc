import { namesOf } from '@cpu-models/runtime';
import type { LintedFile, Problem, Rule } from '../problem.js';
import type { Token } from '../tokens.js';

/** A model that the newest QEMU does not have any more, or advises against. */
export const goneModel: Rule = {
  name: 'gone-model',
  description: 'A CPU model that QEMU has removed, never had, or deprecates.',
  check(file) {
    const newest = file.vocabulary.releases.at(-1);
    const present = new Set(newest === undefined ? [] : namesOf(newest).models);
    return file.tokens.flatMap((token) => checkToken(file, token, present) ?? []);
  },
};

function checkToken({ vocabulary }: LintedFile, token: Token, present: ReadonlySet<string>): Problem | null {
  const { text: name } = token;
  const newest = vocabulary.releases.at(-1);
  if (newest === undefined || present.has(name)) return deprecated(token, newest);
  const known = vocabulary.models.has(name) || vocabulary.libvirtOnly.has(name);
  if (!known || !/[A-Z-]/.test(name)) return null;
  const still = vocabulary.libvirtOnly.has(name) ? 'libvirt still lists it' : 'older ones do';
  const message = `QEMU ${newest.release} does not have the CPU model ${name}; ${still}`;
  return { rule: 'gone-model', level: 'warning', name, message, suggestion: null, place: token };
}

function deprecated(
  token: Token,
  release:
    | {
        readonly release: string;
        readonly models: readonly { readonly name: string; readonly deprecation: string | null }[];
      }
    | undefined,
): Problem | null {
  const note =
    release?.models.find(({ name }) => token.text === name || token.text.startsWith(`${name}-v`))?.deprecation ?? null;
  if (note === null || release === undefined) return null;
  return {
    rule: 'gone-model',
    level: 'warning',
    name: token.text,
    message: `QEMU ${release.release} deprecates ${token.text}: ${note}`,
    suggestion: null,
    place: token,
  };
}
