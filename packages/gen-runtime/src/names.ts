import type { LibvirtRelease } from '@cpu-models/catalog';
import { type ModelDefinition, type QemuRelease, versionedName } from '@cpu-models/runtime';
import type { ModelFile, Source, WordFile } from '@cpu-models/source';
import type { Project, SourceFile } from 'ts-morph';
import { describeModel, describeWord, sentence } from './describe.js';

/** `qemu`, `10.0` -> `qemu_10_0`: a release's constant. */
export function identifier(project: string, release: string): string {
  return `${project}_${release.replaceAll('.', '_')}`;
}

/** Types of all names, each with what it is as its documentation. Nothing of it is left at run time. */
export function namesModule(
  project: Project,
  source: Source,
  qemu: readonly QemuRelease[],
  libvirt: readonly LibvirtRelease[],
): SourceFile {
  const file = project.createSourceFile('names.ts');
  file.addInterfaces([
    {
      name: 'CpuModels',
      isExported: true,
      docs: ['Every CPU model without version, with what it is.'],
      properties: source.all('model').map(({ value }) => documented(value.name, describeModel(value as ModelFile))),
    },
    {
      name: 'Features',
      isExported: true,
      docs: ['Every feature by the name that the source gives it, with where its bit is.'],
      properties: source.all('word').flatMap(({ value }) => featureProperties(value)),
    },
    {
      name: 'QemuModels',
      isExported: true,
      docs: ['Model names of each QEMU release: unversioned, versioned, aliases, max, host, base.'],
      properties: qemu.map((release) => union(release.release, modelNames(release))),
    },
    {
      name: 'QemuMachines',
      isExported: true,
      docs: ['Machine types of each QEMU release, short names included.'],
      properties: qemu.map((release) => union(release.release, machineNames(release))),
    },
    {
      name: 'LibvirtModels',
      isExported: true,
      docs: ['x86 model names of each libvirt release.'],
      properties: libvirt.map(({ release, map }) =>
        union(
          release,
          map.x86.models.map((model) => model.name),
        ),
      ),
    },
  ]);
  file.addTypeAliases([
    { name: 'CpuModelName', isExported: true, type: 'keyof CpuModels', docs: ['A CPU model without version.'] },
    {
      name: 'FeatureName',
      isExported: true,
      type: 'keyof Features',
      docs: ['A feature, by the name that the source gives it.'],
    },
    { name: 'QemuReleaseName', isExported: true, type: 'keyof QemuModels', docs: ['A supported QEMU release.'] },
    {
      name: 'LibvirtReleaseName',
      isExported: true,
      type: 'keyof LibvirtModels',
      docs: ['A supported libvirt release.'],
    },
    {
      name: 'MachineType',
      isExported: true,
      type: 'QemuMachines[QemuReleaseName]',
      docs: ['A machine type of any supported QEMU release.'],
    },
  ]);
  return file;
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

function union(key: string, names: readonly string[]) {
  return { name: quote(key), type: [...new Set(names)].map(quote).join(' | ') };
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
