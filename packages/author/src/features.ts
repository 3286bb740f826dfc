import { qemuSpelling, versionFeatures } from '@cpu-models/catalog';
import { holds, type ModelFile, type Source } from '@cpu-models/source';
import { AuthorError } from './errors.js';
import { featureIndex, hint } from './find.js';
import type { Properties } from './settings.js';

/** The features of a version in a QEMU release, by the project's names. */
export function featuresOf(source: Source, model: ModelFile, version: number, release: string): Set<string> {
  return versionFeatures(model, version, featureIndex(source), release);
}

/**
 * What turns one list of features into another, as properties: `on` for what is new, `off` for what is gone.
 * @throws AuthorError for a feature that no word has, or that is no property in QEMU
 */
export function featureSteps(source: Source, from: ReadonlySet<string>, to: ReadonlySet<string>): Properties {
  const index = featureIndex(source);
  const property = (name: string): string => {
    const entry = index.get(name);
    if (entry === undefined)
      throw new AuthorError(
        `there is no feature ${name}${hint(
          name,
          index.entries.map(({ feature }) => feature.name),
        )}`,
      );
    const spelling = qemuSpelling(entry.feature);
    if (spelling === undefined)
      throw new AuthorError(`QEMU has no property for ${name}, so a version cannot change it`);
    return spelling;
  };
  const on = [...to].filter((name) => !from.has(name)).map((name) => [property(name), 'on'] as const);
  const off = [...from].filter((name) => !to.has(name)).map((name) => [property(name), 'off'] as const);
  return Object.fromEntries([...on, ...off]);
}

/** Features as a model's file lists them: by word in QEMU's order, by bit within a word. */
export function byWord(source: Source, names: Iterable<string>, release: string): ModelFile['features'] {
  const wanted = new Set(names);
  const words = new Map(source.all('word').map(({ value }) => [value.word, value]));
  const lists = source.one('order').value.words.map((name): [string, string[]] => {
    const word = words.get(name);
    const exists = word !== undefined && word.qemu !== 'never' && holds(word, release);
    const features = exists ? [...word.features].sort((a, b) => a.bit - b.bit) : [];
    return [
      name,
      features.filter((feature) => wanted.has(feature.name) && holds(feature, release)).map((feature) => feature.name),
    ];
  });
  return Object.fromEntries(lists.filter(([, features]) => features.length > 0));
}
