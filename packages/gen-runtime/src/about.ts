import type { About, NameAbout } from '@cpu-models/runtime';
import type { ModelFile, Source } from '@cpu-models/source';
import { sentence, whatItIs } from './describe.js';
import { type Literal, toLiteral } from './literal.js';
import { constant, DATA, importOf, type Module } from './structure.js';

/** What the source says for people of models, versions, words and features: a module of its own, as only people need it. */
export function aboutModule(source: Source): Module {
  const models = source.all('model').map(({ value }) => value);
  const words = source.all('word').map(({ value }) => value);
  // In the order of FEATURES, which has their names.
  const features = words.flatMap((word) =>
    word.features.map(({ about: text }) => (text === undefined ? '' : sentence(text))),
  );
  const about = {
    models: Object.fromEntries(models.map((model) => [model.name, modelAbout(model)])),
    versions: Object.fromEntries(models.flatMap(versionsAbout)),
    words: sentences(words.map(({ word, about: text }) => [`FEAT_${word}`, text] as const)),
    released: releaseDates(source),
  };
  return {
    name: 'about.ts',
    statements: [
      importOf('../about.js', ['About'], true),
      importOf('../codegen/v2.js', ['unpackSentences']),
      importOf('./features.js', ['FEATURES']),
      constant({
        doc: 'What models, versions, words and features are, for people.',
        name: 'ABOUT',
        type: 'About',
        initializer: `{ ...${DATA}, features: /*@__PURE__*/ unpackSentences(FEATURES, ${toLiteral(features.join('\n'), 1)}) }`,
      }),
    ],
    data: toLiteral(about as unknown as Literal, 2),
  };
}

function modelAbout(model: ModelFile): NameAbout {
  const { hardware, like, 'mistaken-for': mistakenFor } = model;
  return {
    text: whatItIs(model),
    ...(like === undefined ? {} : { like }),
    ...(hardware === undefined || hardware === 'none' ? {} : { hardware: hardwareAbout(hardware) }),
    ...(mistakenFor === undefined ? {} : { mistakenFor: sentence(mistakenFor) }),
  };
}

function releaseDates(source: Source): About['released'] {
  const { qemu, libvirt } = source.one('release').value;
  const dates = (entries: readonly { readonly release: string; readonly released?: string }[]) =>
    Object.fromEntries(entries.flatMap(({ release, released }) => (released ? [[release, released]] : [])));
  return { qemu: dates(qemu), libvirt: dates(libvirt) };
}

function hardwareAbout({
  'code-name': codeName,
  microarchitecture,
  year,
  examples,
}: Exclude<ModelFile['hardware'], 'none' | undefined>): NonNullable<NameAbout['hardware']> {
  return {
    codeName,
    microarchitecture,
    ...(year === undefined ? {} : { year }),
    ...(examples === undefined ? {} : { examples }),
  };
}

function versionsAbout({ name, versions = [] }: ModelFile): [string, NameAbout][] {
  return versions
    .filter(({ about, 'mistaken-for': mistakenFor }) => about !== undefined || mistakenFor !== undefined)
    .map(({ version, about, 'mistaken-for': mistakenFor }) => [
      `${name}-v${version}`,
      {
        ...(about === undefined ? {} : { text: sentence(about) }),
        ...(mistakenFor === undefined ? {} : { mistakenFor: sentence(mistakenFor) }),
      },
    ]);
}

function sentences(entries: readonly (readonly [name: string, text: string | undefined])[]): Record<string, string> {
  return Object.fromEntries(entries.flatMap(([name, text]) => (text === undefined ? [] : [[name, sentence(text)]])));
}
