import type { LibvirtBehavioursFile, Source } from '@cpu-models/source';
import { toLiteral } from './literal.js';
import { constant, type Module } from './structure.js';
import { StructureKind } from './ts-morph.js';

/** What libvirt's code says of CPUs beside its map. */
export function libvirtCodeModule(source: Source): Module {
  const file = source.one('libvirt-behaviours').value;
  return {
    name: 'libvirt-code.ts',
    statements: [
      {
        kind: StructureKind.TypeAlias,
        isExported: true,
        docs: ['Ids of the rules in which libvirt releases differ. Everything else is as in 11.3.'],
        name: 'LibvirtBehaviour',
        type: file.behaviours.map(({ id }) => `'${id}'`).join(' | '),
      },
      constant({
        doc: 'The first release, of those whose source was read, that has each rule; the others follow the nearest older one.',
        name: 'FIRST_READ_IN',
        type: 'Readonly<Record<LibvirtBehaviour, readonly [major: number, minor: number]>>',
        initializer: toLiteral(firstReleases(file), 1),
      }),
      constant({
        doc: `Features of KVM and Hyper-V beside the map: CPUID leaf, eax, edx. Source: ${file['internal-features'].source}.`,
        name: 'INTERNAL_FEATURES',
        type: 'readonly (readonly [name: string, leaf: number, eax: number, edx: number, when?: LibvirtBehaviour])[]',
        initializer: toLiteral(
          file['internal-features'].features.map(({ name, leaf, eax = 0, edx = 0, when }) =>
            optional([name, leaf, eax, edx], when),
          ),
          1,
        ),
      }),
      constant({
        doc: `libvirt's own spelling where it differs from QEMU's. Source: ${file['qemu-names'].source}.`,
        name: 'QEMU_NAMES',
        type: 'readonly (readonly [libvirt: string, qemu: string, when?: LibvirtBehaviour])[]',
        initializer: toLiteral(
          file['qemu-names'].names.map(({ libvirt, qemu, when }) => optional([libvirt, qemu], when)),
          1,
        ),
      }),
      constant({
        doc: `Features of domains that never reach QEMU. Source: ${file['never-in-qemu'].source}.`,
        name: 'NEVER_IN_QEMU',
        type: 'readonly (readonly [name: string, when?: LibvirtBehaviour])[]',
        initializer: toLiteral(
          file['never-in-qemu'].features.map(({ name, when }) => optional([name], when)),
          1,
        ),
      }),
      constant({
        doc: [
          'Bits that a guest should see if any host it may run on has them. Names that a map lacks are ignored.',
          'A guest that asks for one starts only where the host has it, so they are told of and never required.',
        ].join('\n'),
        name: 'ACCUMULATING_FEATURES',
        type: 'readonly string[]',
        initializer: toLiteral(accumulating(source), 1),
      }),
      constant({
        doc: 'Names that libvirt had for revisions of POWER processors, and the models that they are. Source: virCPUppc64ConvertLegacy.',
        name: 'LEGACY_PPC64',
        type: 'readonly (readonly [legacy: string, model: string])[]',
        initializer: toLiteral(
          source.all('ppc64-model').flatMap(({ value }) => (value.legacy ?? []).map((legacy) => [legacy, value.model])),
          1,
        ),
      }),
    ],
  };
}

function accumulating(source: Source): string[] {
  const facts = source.all('host-facts').flatMap(({ value }) => value.accumulating ?? []);
  return facts.flatMap(({ features }) => features);
}

function firstReleases({ behaviours }: LibvirtBehavioursFile): Record<string, number[]> {
  return Object.fromEntries(behaviours.map(({ id, since }) => [id, since.split('.').map(Number)]));
}

function optional(row: (string | number)[], when: string | undefined): (string | number)[] {
  return when === undefined ? row : [...row, when];
}
