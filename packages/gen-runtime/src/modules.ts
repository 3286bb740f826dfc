import type { LibvirtRelease } from '@cpu-models/catalog';
import type { QemuRelease } from '@cpu-models/runtime';
import { StructureKind } from 'ts-morph';
import { packMap } from './libvirt.js';
import { type Literal, toLiteral } from './literal.js';
import { identifier } from './names.js';
import { constant, DATA, importOf, type Module } from './structure.js';

/** The data of one QEMU release as a module: one constant, typed with the names that the release has. */
export function qemuModule(release: QemuRelease): Module {
  const key = `'${release.release}'`;
  return {
    name: `qemu-${release.release}.ts`,
    statements: [
      importOf('../qemu/release.js', ['QemuRelease'], true),
      importOf('./names.js', ['QemuMachines', 'QemuModels'], true),
      constant({
        doc: `QEMU ${release.release}: ${release.models.length} models, ${release.machines.length} machine types.`,
        name: identifier('qemu', release.release),
        type: `QemuRelease<QemuModels[${key}], QemuMachines[${key}]>`,
        initializer: DATA,
      }),
    ],
    data: toLiteral(release as unknown as Literal, 2),
  };
}

/** The data of one libvirt release as a module. */
export function libvirtModule({ map, release }: LibvirtRelease): Module {
  return {
    name: `libvirt-${release}.ts`,
    statements: [
      importOf('../codegen/v1.js', ['unpackMap']),
      importOf('../libvirt/map.js', ['CpuMap'], true),
      constant({
        doc: `libvirt ${release}: ${map.x86.models.length} x86 models, ${map.x86.features.length} features.`,
        name: identifier('libvirt', release),
        type: `CpuMap<'${release}'>`,
        initializer: `/*@__PURE__*/ unpackMap(${DATA})`,
      }),
    ],
    data: toLiteral(packMap(map) as unknown as Literal, 2),
  };
}

/** A module that re-exports all data, for programs that serve every release. */
export function indexModule(qemu: readonly string[], libvirt: readonly string[]): Module {
  const constants = [
    ...qemu.map((release) => ({ name: identifier('qemu', release), from: `./qemu-${release}.js` })),
    ...libvirt.map((release) => ({ name: identifier('libvirt', release), from: `./libvirt-${release}.js` })),
  ];
  const list = (name: string, kind: string, releases: readonly string[]) =>
    constant({
      doc: `Every supported ${kind} release, oldest first.`,
      name,
      initializer: `[${releases.map((release) => identifier(kind.toLowerCase(), release)).join(', ')}] as const`,
    });
  return {
    name: 'index.ts',
    statements: [
      ...constants.map(({ name, from }) => importOf(from, [name])),
      { kind: StructureKind.ExportDeclaration, namedExports: constants.map(({ name }) => name) },
      { kind: StructureKind.ExportDeclaration, moduleSpecifier: './features.js' },
      { kind: StructureKind.ExportDeclaration, moduleSpecifier: './names.js', isTypeOnly: true },
      list('QEMU_RELEASES', 'QEMU', qemu),
      list('LIBVIRT_RELEASES', 'libvirt', libvirt),
    ],
  };
}
