import type { LibvirtRelease } from '@cpu-models/catalog';
import type { QemuRelease } from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';
import { IndentationText, Project, QuoteKind } from 'ts-morph';
import { aboutModule } from './about.js';
import { featuresModule } from './features.js';
import { indexModule, libvirtModule, qemuModule } from './modules.js';
import { namesModule } from './names.js';
import { DATA } from './structure.js';

const HEADER = '// Generated from schemas/: edit that, then run `npx nx run gen`.\n\n';

/** The runtime package's data modules, names and their documentation, for all supported releases. */
export function generateRuntime(
  source: Source,
  qemu: readonly QemuRelease[],
  libvirt: readonly LibvirtRelease[],
): { path: string; text: string }[] {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Single },
  });
  const modules = [
    ...qemu.map(qemuModule),
    ...libvirt.map(libvirtModule),
    namesModule(source, qemu, libvirt),
    featuresModule(source),
    aboutModule(source),
    indexModule(
      qemu.map(({ release }) => release),
      libvirt.map(({ release }) => release),
    ),
  ];
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
