import type { LibvirtRelease } from '@cpu-models/catalog';
import type { QemuRelease } from '@cpu-models/runtime';
import { type Project, type SourceFile, VariableDeclarationKind } from 'ts-morph';
import { packMap } from './libvirt.js';
import { type Literal, toLiteral } from './literal.js';
import { identifier } from './names.js';

/** The data of one QEMU release as a module: one constant, typed with the names that the release has. */
export function qemuModule(project: Project, release: QemuRelease): SourceFile {
  const id = identifier('qemu', release.release);
  const file = project.createSourceFile(`qemu-${release.release}.ts`);
  file.addImportDeclaration({ moduleSpecifier: '../qemu/release.js', namedImports: ['QemuRelease'], isTypeOnly: true });
  file.addImportDeclaration({
    moduleSpecifier: './names.js',
    namedImports: ['QemuMachines', 'QemuModels'],
    isTypeOnly: true,
  });
  const key = `'${release.release}'`;
  file.addVariableStatements([
    {
      docs: [`QEMU ${release.release}: ${release.models.length} models, ${release.machines.length} machine types.`],
      declarationKind: VariableDeclarationKind.Const,
      isExported: true,
      declarations: [
        {
          name: id,
          type: `QemuRelease<QemuModels[${key}], QemuMachines[${key}]>`,
          initializer: toLiteral(release as unknown as Literal, 2),
        },
      ],
    },
  ]);
  return file;
}

/** The data of one libvirt release as a module. */
export function libvirtModule(project: Project, release: LibvirtRelease): SourceFile {
  const id = identifier('libvirt', release.release);
  const file = project.createSourceFile(`libvirt-${release.release}.ts`);
  file.addImportDeclaration({ moduleSpecifier: '../codegen/v1.js', namedImports: ['unpackMap'] });
  file.addImportDeclaration({ moduleSpecifier: '../libvirt/map.js', namedImports: ['CpuMap'], isTypeOnly: true });
  file.addVariableStatements([
    {
      docs: [
        `libvirt ${release.release}: ${release.map.x86.models.length} x86 models, ${release.map.x86.features.length} features.`,
      ],
      declarationKind: VariableDeclarationKind.Const,
      isExported: true,
      declarations: [
        {
          name: id,
          type: `CpuMap<'${release.release}'>`,
          initializer: `/*@__PURE__*/ unpackMap(${toLiteral(packMap(release.map) as unknown as Literal, 2)})`,
        },
      ],
    },
  ]);
  return file;
}

/** A module that re-exports all data, for programs that serve every release. */
export function indexModule(project: Project, qemu: readonly string[], libvirt: readonly string[]): SourceFile {
  const file = project.createSourceFile('index.ts');
  const constants = [
    ...qemu.map((release) => ({ name: identifier('qemu', release), from: `./qemu-${release}.js` })),
    ...libvirt.map((release) => ({ name: identifier('libvirt', release), from: `./libvirt-${release}.js` })),
  ];
  file.addImportDeclarations(constants.map(({ name, from }) => ({ moduleSpecifier: from, namedImports: [name] })));
  file.addExportDeclarations([
    { namedExports: constants.map(({ name }) => name) },
    { moduleSpecifier: './features.js' },
    { moduleSpecifier: './names.js', isTypeOnly: true },
  ]);
  const list = (name: string, kind: string, releases: readonly string[]) => ({
    docs: [`Every supported ${kind} release, oldest first.`],
    declarationKind: VariableDeclarationKind.Const,
    isExported: true,
    declarations: [
      {
        name,
        initializer: `[${releases.map((release) => identifier(kind.toLowerCase(), release)).join(', ')}] as const`,
      },
    ],
  });
  file.addVariableStatements([list('QEMU_RELEASES', 'QEMU', qemu), list('LIBVIRT_RELEASES', 'libvirt', libvirt)]);
  return file;
}
