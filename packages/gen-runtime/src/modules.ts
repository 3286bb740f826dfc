import type { CpuMap, QemuRelease } from '@cpu-models/runtime';
import type { StatementStructures } from 'ts-morph';
import { type Literal, toJsonLiteral, toLiteral } from './literal.js';
import { identifier } from './names.js';
import { type Packed, packMaps, packQemu } from './pack.js';
import { constant, DATA, importOf, type Module } from './structure.js';
import { StructureKind } from './ts-morph.js';

/** The data of QEMU releases as a module: what they share is there once, and each is a constant of its own. */
export function qemuModule(name: string, releases: readonly QemuRelease[]): Module {
  return {
    name,
    statements: [
      importOf('../codegen/v2.js', ['type Releases', 'unpackQemu']),
      importOf('../qemu/release.js', ['QemuRelease'], true),
      importOf('./names.js', ['QemuMachines', 'QemuModels'], true),
      {
        ...constant({ doc: 'What every release says.', name: 'QEMU', type: 'Releases', initializer: DATA }),
        isExported: false,
      },
      ...releases.map(({ release, models, machines }) => {
        const key = `'${release}'`;
        return constant({
          doc: `QEMU ${release}: ${models.length} models, ${machines.length} machine types.`,
          name: identifier('qemu', release),
          type: `QemuRelease<QemuModels[${key}], QemuMachines[${key}]>`,
          initializer: `/*@__PURE__*/ unpackQemu(QEMU, ${key})`,
        });
      }),
    ],
    data: dataOf(packQemu(releases), 1),
  };
}

/** The data of libvirt releases as a module. */
export function libvirtModule(name: string, releases: readonly CpuMap[]): Module {
  return {
    name,
    statements: [
      importOf('../codegen/v2.js', ['type Maps', 'unpackMap']),
      importOf('../libvirt/map.js', ['CpuMap'], true),
      {
        ...constant({ doc: 'What every release says.', name: 'LIBVIRT', type: 'Maps', initializer: DATA }),
        isExported: false,
      },
      ...releases.map(({ release, x86 }) =>
        constant({
          doc: `libvirt ${release}: ${x86.models.length} x86 models, ${x86.features.length} features.`,
          name: identifier('libvirt', release),
          type: `CpuMap<'${release}'>`,
          initializer: `/*@__PURE__*/ unpackMap(LIBVIRT, '${release}')`,
        }),
      ),
    ],
    data: dataOf(packMaps(releases), 2),
  };
}

/** @param levels how deep entries have lines of their own, so that a change of one model or machine type is one of one line */
function dataOf({ releases, data }: Packed, levels: number): string {
  const parts = Object.entries(data).map(([key, value]) => `    ${key}: ${toJsonLiteral(value as Literal, levels)},\n`);
  return `{\n  releases: ${toLiteral(releases, 0)},\n  data: {\n${parts.join('')}  },\n}`;
}

/** A module for one release, with the name that programs import it by. In the built package it has its own data. */
export function releaseModule(project: 'qemu' | 'libvirt', release: string): Module {
  return {
    name: `${project}-${release}.ts`,
    statements: [reexport(`./${project}.js`, [identifier(project, release)])],
  };
}

/** A module that re-exports all data, for programs that serve every release. */
export function indexModule(
  qemu: readonly string[],
  libvirt: readonly string[],
  answered: Readonly<Record<string, string>>,
): Module {
  const constants = (project: string, releases: readonly string[]) =>
    releases.map((release) => identifier(project, release));
  const list = (name: string, kind: string, releases: readonly string[]) =>
    constant({
      doc: `Every supported ${kind} release, oldest first.`,
      name,
      initializer: `[${constants(kind.toLowerCase(), releases).join(', ')}] as const`,
    });
  return {
    name: 'index.ts',
    statements: [
      importOf('./libvirt.js', constants('libvirt', libvirt)),
      importOf('./qemu.js', constants('qemu', qemu)),
      { kind: StructureKind.ExportDeclaration, moduleSpecifier: './features.js' },
      { kind: StructureKind.ExportDeclaration, moduleSpecifier: './libvirt.js' },
      { kind: StructureKind.ExportDeclaration, moduleSpecifier: './names.js', isTypeOnly: true },
      { kind: StructureKind.ExportDeclaration, moduleSpecifier: './qemu.js' },
      list('QEMU_RELEASES', 'QEMU', qemu),
      list('LIBVIRT_RELEASES', 'libvirt', libvirt),
      constant({
        doc: 'libvirt releases that have the map of an older one, each with that one.',
        name: 'LIBVIRT_ANSWERED_BY',
        type: 'Readonly<Record<string, string>>',
        initializer: toLiteral(answered, 1),
      }),
    ],
  };
}

function reexport(moduleSpecifier: string, namedExports: string[]): StatementStructures {
  return { kind: StructureKind.ExportDeclaration, moduleSpecifier, namedExports };
}
