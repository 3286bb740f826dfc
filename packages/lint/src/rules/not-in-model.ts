import { featureWords, resolve } from '@cpu-models/runtime';
import type { LintedFile, Problem, Rule } from '../problem.js';
import type { Token } from '../tokens.js';
import { isTelling } from '../vocabulary.js';

/** A list of features that is said to be a model's, with one that the model does not have. */
export const notInModel: Rule = {
  name: 'not-in-model',
  description: "A feature in a model's list that no known release's definition of the model has.",
  check(file) {
    return file.tokens.flatMap((token, at) => checkModel(file, token, at));
  },
};

/** From the name of the model to its first feature: `"EPYC-Milan": "`, `EPYC-Milan: [`, `EPYC-Milan = `. */
const ASSIGNS = /^["']?\s*(?::|=>?)\s*[[({"'\s]*$/;
/** Between two features of one list. */
const SEPARATES = /^["']?\s*[,|]\s*\\?\s*["']?$/;
/** The host's business: everybody's lists have them, and definitions do not. */
const HOSTS = new Set(['vmx', 'svm', 'nx', 'hypervisor', 'x2apic']);

function checkModel(file: LintedFile, token: Token, at: number): Problem[] {
  const { vocabulary, text, tokens } = file;
  const first = tokens[at + 1];
  if (!vocabulary.models.has(token.text) || first === undefined || !ASSIGNS.test(text.slice(token.end, first.start)))
    return [];
  const list = listFrom(file, at + 1);
  const features = list.filter(({ text: name }) => vocabulary.features.has(name));
  const telling = features.filter(({ text: name }) => isTelling(vocabulary, name));
  const own = ownFeatures(file, token.text);
  const absent = telling.filter(
    ({ text: name }) => !own.has(vocabulary.features.get(name)?.qemu ?? name) && !HOSTS.has(name),
  );
  // A list of which much is not the model's is a list of something else.
  if (telling.length < 3 || features.length * 3 < list.length * 2 || absent.length * 3 > features.length) return [];
  return absent.map((entry) => ({
    rule: 'not-in-model' as const,
    level: 'warning' as const,
    name: entry.text,
    message: `${token.text} does not have ${entry.text} in any known release of QEMU`,
    suggestion: null,
    place: entry,
  }));
}

function listFrom({ tokens, text }: LintedFile, first: number): Token[] {
  const list = [tokens[first] as Token];
  for (let at = first + 1; at < tokens.length; at++) {
    const [before, next] = [tokens[at - 1] as Token, tokens[at] as Token];
    if (!SEPARATES.test(text.slice(before.end, next.start))) break;
    list.push(next);
  }
  return list;
}

const known = new WeakMap<object, Map<string, ReadonlySet<string>>>();

/** What any known release gives the model, without defaults of an accelerator that switch features off. */
function ownFeatures({ vocabulary }: LintedFile, model: string): ReadonlySet<string> {
  const cache = known.get(vocabulary) ?? new Map<string, ReadonlySet<string>>();
  known.set(vocabulary, cache);
  const own = cache.get(model) ?? new Set(vocabulary.releases.flatMap((release) => featuresIn(release, model)));
  cache.set(model, own);
  return own;
}

function featuresIn(release: LintedFile['vocabulary']['releases'][number], model: string): string[] {
  try {
    const accelerators = ['tcg', 'kvm'] as const;
    return accelerators.flatMap((accelerator) => {
      const words = featureWords(
        resolve(release, {
          machine: 'none',
          accelerator,
          hostVendor: 'GenuineIntel',
          model,
          properties: { vmx: true },
        }),
      );
      return release.words.flatMap(({ name, names }) =>
        names.filter((bit, at): bit is string => bit !== null && (((words[name] ?? 0n) >> BigInt(at)) & 1n) === 1n),
      );
    });
  } catch {
    // A release that does not have the model.
    return [];
  }
}
