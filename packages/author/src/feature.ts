import { featureIndex } from '@cpu-models/catalog';
import { type Feature, type Source, sinceWithin, type WordFile } from '@cpu-models/source';
import { sinceOf } from './axis.js';
import { type AuthoredFile, definedOnly, type Edit } from './edit.js';
import { AuthorError } from './errors.js';
import { hint } from './find.js';

export interface FeatureRequest {
  readonly name: string;
  readonly word: string;
  readonly bit: number;
  /** QEMU's C macro; made like those of the word's other bits unless given. */
  readonly macro?: string;
  readonly about?: string;
  /** Flag of /proc/cpuinfo where it is spelt otherwise, or `none`. */
  readonly linux?: string;
  /** TCG emulates it. */
  readonly tcg?: boolean;
  readonly since?: string;
  /** Where a word that does not exist yet is read. */
  readonly at?: WordFile['at'];
}

/**
 * Adds a feature to its word, and the word where it is new.
 * @throws AuthorError for a bit that is taken or a word that nobody has described
 */
export function newFeature(source: Source, request: FeatureRequest): Edit {
  const since = sinceOf(source, request.since);
  const known = featureIndex(source).get(request.name);
  if (known !== undefined)
    throw new AuthorError(`${request.name} is bit ${known.feature.bit} of ${known.word.word} already`);
  const words = source.all('word').map(({ value }) => value);
  const word = words.find((candidate) => candidate.word === request.word);
  if (word === undefined) return newWord(source, request, since, words);
  const taken = word.features.find(({ bit }) => bit === request.bit);
  if (taken !== undefined) throw new AuthorError(`bit ${request.bit} of ${word.word} is ${taken.name} already`);
  const features = [...word.features, featureOf(request, word, since)].sort((a, b) => a.bit - b.bit);
  return edit([{ kind: 'word', path: `x86/words/${word.word}.yaml`, value: { ...word, features } }], request, since);
}

function newWord(source: Source, request: FeatureRequest, since: string, words: readonly WordFile[]): Edit {
  if (request.at === undefined) {
    throw new AuthorError(
      `there is no word ${request.word}${hint(
        request.word,
        words.map((word) => word.word),
      )}; to add it, say where it is read`,
    );
  }
  const word: WordFile = { word: request.word, at: request.at, since, libvirt: 'not-yet', features: [] };
  const order = source.one('order').value;
  return edit(
    [
      {
        kind: 'word',
        path: `x86/words/${word.word}.yaml`,
        value: { ...word, features: [featureOf(request, word, since)] },
      },
      { kind: 'order', path: 'x86/order.yaml', value: { ...order, words: [...order.words, word.word] } },
    ],
    request,
    since,
  );
}

function featureOf(request: FeatureRequest, word: WordFile, named: string): Feature {
  const since = sinceWithin(word, named);
  return definedOnly<Feature>({
    bit: request.bit,
    name: request.name,
    about: request.about,
    since,
    macro: request.macro ?? macroLike(word, request.name),
    libvirt: word.libvirt === 'not-yet' ? undefined : 'not-yet',
    linux: word.linux === request.linux ? undefined : request.linux,
    // TCG may emulate a bit before it has a name, so that it is dated by itself.
    tcg: request.tcg ? (since === undefined ? true : { since }) : undefined,
  });
}

/** CPUID_7_0_EBX_NAME, or whatever the macros of the word's other bits begin with. */
function macroLike(word: WordFile, name: string): string {
  const macros = word.features.flatMap(({ macro }) => (typeof macro === 'string' ? [macro] : []));
  const common = macros.length < 2 ? '' : macros.reduce(commonPrefix).replace(/[^_]*$/, '');
  const usual = 'msr' in word.at ? `MSR_${word.word}_` : `CPUID_${word.word}_`;
  return (common === '' ? usual : common) + name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
}

function commonPrefix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

function edit(files: readonly AuthoredFile[], { name, word, bit }: FeatureRequest, since: string): Edit {
  return {
    files,
    notes: [`${name}, bit ${bit} of ${word}, is known to QEMU since ${since}; no model has it until one says so`],
  };
}
