import type { LibvirtRelease } from '@cpu-models/catalog';
import type { CpuMap, QemuRelease } from '@cpu-models/runtime';
import { answeredBy, type Source } from '@cpu-models/source';
import { aboutModule } from './about.js';
import { featuresModule } from './features.js';
import { hostFactsModule, inputFactsModule } from './host-facts.js';
import { levelsModule } from './levels.js';
import { libvirtCodeModule } from './libvirt-code.js';
import { machineFamiliesModule } from './machine-families.js';
import { indexModule, libvirtModule, qemuModule, releaseModule } from './modules.js';
import { namesModule } from './names.js';
import { reasonsModule } from './reasons.js';
import { DATA, type Module } from './structure.js';
import { IndentationText, Project, QuoteKind } from './ts-morph.js';

const HEADER = '// SPDX-License-Identifier: MIT\n// Generated from schemas/: edit that, then run `npx nx run gen`.\n\n';

/** The runtime package's data modules, names and their documentation, for all supported releases. */
export function generateRuntime(
  source: Source,
  qemu: readonly QemuRelease[],
  libvirt: readonly LibvirtRelease[],
): { path: string; text: string }[] {
  const modules = [
    qemuModule('qemu.ts', qemu),
    libvirtModule(
      'libvirt.ts',
      libvirt.map(({ map }) => map),
    ),
    ...qemu.map(({ release }) => releaseModule('qemu', release)),
    ...libvirt.map(({ release }) => releaseModule('libvirt', release)),
    namesModule(source, qemu, libvirt),
    featuresModule(source),
    aboutModule(source),
    reasonsModule(libvirt),
    hostFactsModule(source),
    levelsModule(source),
    libvirtCodeModule(source),
    machineFamiliesModule(source),
    indexModule(
      qemu.map(({ release }) => release),
      libvirt.map(({ release }) => release),
      answeredBy(source.one('release').value),
    ),
  ];
  return printModules(modules);
}

/** The data module of the room that reads what people have. */
export function generateInputs(source: Source): { path: string; text: string }[] {
  return printModules([inputFactsModule(source)]);
}

/**
 * Modules of single releases, each with its own data only: what the built package has in place of those that lead to
 * all data.
 */
export function generateSingleReleases(
  qemu: readonly QemuRelease[],
  libvirt: readonly CpuMap[],
): { path: string; text: string }[] {
  return printModules([
    ...qemu.map((release) => qemuModule(`qemu-${release.release}.ts`, [release])),
    ...libvirt.map((map) => libvirtModule(`libvirt-${map.release}.ts`, [map])),
  ]);
}

function printModules(modules: readonly Module[]): { path: string; text: string }[] {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Single },
  });
  return modules.map(({ name, statements, data = '' }) => ({
    path: name,
    text:
      HEADER +
      project
        .createSourceFile(name, { statements })
        .getFullText()
        .replace(DATA, () => data),
  }));
}
