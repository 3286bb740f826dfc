import { linuxSpelling, qemuSpelling } from '@cpu-models/catalog';
import type { Feature, Source, WordFile } from '@cpu-models/source';
import { describeWord } from './describe.js';
import { toLiteral } from './literal.js';
import { constant, DATA, importOf, type Module } from './structure.js';

/** A table of every feature's spellings, for converting between the vocabularies. */
export function featuresModule(source: Source): Module {
  return {
    name: 'features.ts',
    statements: [
      importOf('../codegen/v2.js', ['unpackFeatures']),
      importOf('../vocabulary.js', ['FeatureSpelling'], true),
      importOf('./names.js', ['FeatureName'], true),
      constant({
        doc: 'Spellings of every feature in QEMU, libvirt and Linux; for findFeatures and translateFeature.',
        name: 'FEATURES',
        type: 'readonly FeatureSpelling<FeatureName>[]',
        initializer: `/*@__PURE__*/ unpackFeatures(${DATA})`,
      }),
    ],
    data: toLiteral(
      source
        .all('word')
        .filter(({ value }) => value.features.length > 0)
        .map(({ value }) => [describeWord(value), spellingsOf(value)]),
      2,
    ),
  };
}

/** The word's features by bit, as `unpackFeatures` reads them. */
function spellingsOf(word: WordFile): string {
  let next = 0;
  return word.features
    .flatMap((feature) => {
      const gap = feature.bit === next ? [] : [`>${feature.bit}`];
      next = feature.bit + 1;
      return [...gap, spelling(word, feature)];
    })
    .join(' ');
}

function spelling(word: WordFile, feature: Feature): string {
  const { name } = feature;
  const aliases = (feature.aliases ?? []).map((alias) => (typeof alias === 'string' ? alias : alias.name));
  const names = [qemuSpelling({ word, feature }), libvirtName(word, feature), linuxSpelling({ word, feature })];
  const others = [...names, ...aliases].map((other) => (other === name ? '=' : (other ?? '')));
  return others.join() === '=,=,=' ? name : [name, ...others].join('/');
}

function libvirtName(word: WordFile, feature: Feature): string | null {
  if (feature.libvirt === 'never' || feature.libvirt === 'not-yet') return null;
  if (feature.libvirt === undefined && word.libvirt === 'never') return null;
  return feature.libvirt?.name ?? feature.name;
}
