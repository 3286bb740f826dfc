import type { Feature, Source, WordFile } from '@cpu-models/source';
import { type Project, type SourceFile, VariableDeclarationKind } from 'ts-morph';
import { describeWord } from './describe.js';
import { toLiteral } from './literal.js';

/** A table of every feature's spellings, for converting between the vocabularies. */
export function featuresModule(project: Project, source: Source): SourceFile {
  const file = project.createSourceFile('features.ts');
  file.addImportDeclaration({
    moduleSpecifier: '../vocabulary.js',
    namedImports: ['FeatureSpelling'],
    isTypeOnly: true,
  });
  file.addImportDeclaration({ moduleSpecifier: './names.js', namedImports: ['FeatureName'], isTypeOnly: true });
  file.addVariableStatements([
    {
      docs: ['Spellings of every feature in QEMU, libvirt and Linux; for findFeatures and translateFeature.'],
      declarationKind: VariableDeclarationKind.Const,
      isExported: true,
      declarations: [
        {
          name: 'FEATURES',
          type: 'readonly FeatureSpelling<FeatureName>[]',
          initializer: toLiteral(
            source.all('word').flatMap(({ value }) => value.features.map((feature) => spelling(value, feature))),
            1,
          ),
        },
      ],
    },
  ]);
  return file;
}

function spelling(word: WordFile, feature: Feature) {
  const aliases = (feature.aliases ?? []).map((alias) => (typeof alias === 'string' ? alias : alias.name));
  const linux = feature.linux ?? (word.linux === 'none' ? 'none' : feature.name);
  return {
    name: feature.name,
    address: `${describeWord(word)} bit ${feature.bit}`,
    qemu: feature.qemu === 'unnamed' ? null : (feature.qemu ?? feature.name),
    libvirt: libvirtName(word, feature),
    linux: linux === 'none' ? null : linux,
    ...(aliases.length === 0 ? {} : { aliases }),
  };
}

function libvirtName(word: WordFile, feature: Feature): string | null {
  if (feature.libvirt === 'never' || feature.libvirt === 'not-yet') return null;
  if (feature.libvirt === undefined && word.libvirt === 'never') return null;
  return feature.libvirt?.name ?? feature.name;
}
