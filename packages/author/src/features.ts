import { featureIndex, featuresOfVersion, qemuSpelling, releaseOf } from '@cpu-models/catalog';
import type { ModelFile, Source } from '@cpu-models/source';
import { AuthorError } from './errors.js';
import { hint } from './find.js';
import type { Properties } from './settings.js';

/** The features of a version in a QEMU release, by the project's names. */
export function featuresOf(source: Source, model: ModelFile, version: number, release: string): Set<string> {
  const facts = releaseOf(source, 'qemu', release).model(model.name);
  return featuresOfVersion(facts, version, featureIndex(source));
}

/**
 * What turns one list of features into another, as properties: `on` for what is new, `off` for what is gone.
 * @throws AuthorError for a feature that no word has, or that is not a property in QEMU
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
    const spelling = qemuSpelling(entry);
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
  const lists = releaseOf(source, 'qemu', release).words.map(({ name, bits }): [string, string[]] => [
    name,
    bits.flatMap(({ feature }) => (feature !== null && wanted.has(feature) ? [feature] : [])),
  ]);
  return Object.fromEntries(lists.filter(([, features]) => features.length > 0));
}
