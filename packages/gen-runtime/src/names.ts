import type { LibvirtRelease } from '@cpu-models/catalog';
import { type ModelDefinition, type QemuRelease, versionedName } from '@cpu-models/runtime';
import type { ModelFile, Source, WordFile } from '@cpu-models/source';
import type { InterfaceDeclarationStructure, TypeAliasDeclarationStructure } from 'ts-morph';
import { describeModel, describeWord, sentence } from './describe.js';
import type { Module } from './structure.js';
import { StructureKind } from './ts-morph.js';

/** `qemu`, `10.0` -> `qemu_10_0`: a release's constant. */
export function identifier(project: string, release: string): string {
  return `${project}_${release.replaceAll('.', '_')}`;
}

/** Types of all names, each with what it is as its documentation. Nothing of it is left at run time. */
export function namesModule(source: Source, qemu: readonly QemuRelease[], libvirt: readonly LibvirtRelease[]): Module {
  const features = source.all('word').flatMap(({ value }) => featureProperties(value));
  const models = source.all('model').map(({ value }) => documented(value.name, describeModel(value as ModelFile)));
  const perQemu = (type: string, names: (release: QemuRelease) => string[]) =>
    unions(
      type,
      qemu.map((release) => ({ release: release.release, names: names(release) })),
    );
  const maps = unions(
    'LibvirtModels',
    libvirt.map(({ release, map }) => ({ release, names: map.x86.models.map((model) => model.name) })),
  );
  return {
    name: 'names.ts',
    statements: [
      names('CpuModels', 'Every CPU model without version, with what it is.', models),
      names('Features', 'Every feature by the name that the source gives it, with where its bit is.', features),
      names(
        'QemuModels',
        'Model names of each QEMU release: unversioned, versioned, aliases, max, host, base.',
        perQemu('QemuModels', modelNames),
      ),
      names(
        'QemuMachines',
        'Machine types of each QEMU release, short names included.',
        perQemu('QemuMachines', machineNames),
      ),
      names('LibvirtModels', 'x86 model names of each libvirt release.', maps),
      alias('CpuModelName', 'keyof CpuModels', 'A CPU model without version.'),
      alias('FeatureName', 'keyof Features', 'A feature, by the name that the source gives it.'),
      alias('QemuReleaseName', 'keyof QemuModels', 'A supported QEMU release.'),
      alias('LibvirtReleaseName', 'keyof LibvirtModels', 'A supported libvirt release.'),
      alias('MachineType', 'QemuMachines[QemuReleaseName]', 'A machine type of any supported QEMU release.'),
    ],
  };
}

function names(name: string, doc: string, properties: { name: string; type: string }[]): InterfaceDeclarationStructure {
  return { kind: StructureKind.Interface, name, isExported: true, docs: [doc], properties };
}

function alias(name: string, type: string, doc: string): TypeAliasDeclarationStructure {
  return { kind: StructureKind.TypeAlias, name, isExported: true, type, docs: [doc] };
}

function documented(name: string, doc: string) {
  return { name: quote(name), type: 'true', docs: [doc] };
}

function featureProperties(word: WordFile) {
  return word.features.map((feature) =>
    documented(
      feature.name,
      `${feature.about === undefined ? '' : `${sentence(feature.about)} `}${describeWord(word)} bit ${feature.bit}.`,
    ),
  );
}

/** Names by release, each as what is new or gone since the one before. */
function unions(type: string, releases: readonly { readonly release: string; readonly names: readonly string[] }[]) {
  return releases.map(({ release, names }, i) => {
    const before = releases[i - 1];
    const added = [...new Set(names)].filter((name) => before?.names.includes(name) !== true).map(quote);
    const gone = (before?.names ?? []).filter((name) => !names.includes(name)).map(quote);
    const inherited = before === undefined ? [] : [kept(`${type}[${quote(before.release)}]`, gone)];
    return { name: quote(release), type: [...inherited, ...added].join(' | ') };
  });
}

function kept(type: string, gone: readonly string[]): string {
  return gone.length === 0 ? type : `Exclude<${type}, ${gone.join(' | ')}>`;
}

function modelNames(release: QemuRelease): string[] {
  return [...release.models.flatMap(namesOfModel), 'max', 'host', 'base'];
}

function namesOfModel(model: ModelDefinition): string[] {
  const versions = model.versions.flatMap(({ version, alias }) => [
    versionedName(model, version),
    ...(alias === null ? [] : [alias]),
  ]);
  return [model.name, ...versions];
}

function machineNames(release: QemuRelease): string[] {
  return release.machines.flatMap(({ name, alias }) => (alias === null ? [name] : [name, alias]));
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
