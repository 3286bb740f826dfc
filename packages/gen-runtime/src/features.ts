import { linuxSpelling, qemuSpelling } from '@cpu-models/catalog';
import type { Feature, Source, WordFile } from '@cpu-models/source';
import { describeWord } from './describe.js';
import { toLiteral } from './literal.js';
import { constant, DATA, importOf, type Module } from './structure.js';

/** A table of every feature's spellings, for converting between the vocabularies. */
export function featuresModule(source: Source): Module {
  const spellings = source
    .all('word')
    .flatMap(({ value }) => value.features.map((feature) => spelling(value, feature)));
  return {
    name: 'features.ts',
    statements: [
      importOf('../vocabulary.js', ['FeatureSpelling'], true),
      importOf('./names.js', ['FeatureName'], true),
      constant({
        doc: 'Spellings of every feature in QEMU, libvirt and Linux; for findFeatures and translateFeature.',
        name: 'FEATURES',
        type: 'readonly FeatureSpelling<FeatureName>[]',
        initializer: DATA,
      }),
    ],
    data: toLiteral(spellings, 1),
  };
}

function spelling(word: WordFile, feature: Feature) {
  const aliases = (feature.aliases ?? []).map((alias) => (typeof alias === 'string' ? alias : alias.name));
  return {
    name: feature.name,
    address: `${describeWord(word)} bit ${feature.bit}`,
    qemu: qemuSpelling({ word, feature }) ?? null,
    libvirt: libvirtName(word, feature),
    linux: linuxSpelling({ word, feature }) ?? null,
    ...(aliases.length === 0 ? {} : { aliases }),
  };
}

function libvirtName(word: WordFile, feature: Feature): string | null {
  if (feature.libvirt === 'never' || feature.libvirt === 'not-yet') return null;
  if (feature.libvirt === undefined && word.libvirt === 'never') return null;
  return feature.libvirt?.name ?? feature.name;
}
