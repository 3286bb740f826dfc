import type { Source } from '@cpu-models/source';
import { sentence, whatItIs } from './describe.js';
import { toLiteral } from './literal.js';
import { constant, DATA, importOf, type Module } from './structure.js';

/** The source's sentences on models, versions, words and features, as a module of its own: only people need them. */
export function aboutModule(source: Source): Module {
  const models = source.all('model').map(({ value }) => value);
  const words = source.all('word').map(({ value }) => value);
  const versions = models.flatMap(({ name, versions: list = [] }) =>
    list.map(({ version, about }) => [`${name}-v${version}`, about] as const),
  );
  const features = words.flatMap((word) => word.features.map(({ name, about }) => [name, about] as const));
  const about = {
    models: Object.fromEntries(models.map((model) => [model.name, whatItIs(model)])),
    versions: sentences(versions),
    words: sentences(words.map(({ word, about: text }) => [`FEAT_${word}`, text] as const)),
    features: sentences(features),
  };
  return {
    name: 'about.ts',
    statements: [
      importOf('../about.js', ['About'], true),
      constant({
        doc: 'What models, versions, words and features are, in sentences for people.',
        name: 'ABOUT',
        type: 'About',
        initializer: DATA,
      }),
    ],
    data: toLiteral(about, 2),
  };
}

function sentences(entries: readonly (readonly [name: string, text: string | undefined])[]): Record<string, string> {
  return Object.fromEntries(entries.flatMap(([name, text]) => (text === undefined ? [] : [[name, sentence(text)]])));
}
