import type { LibvirtRelease, ModelGroup } from '@cpu-models/catalog';
import { type GeneratedFile, mapFile } from './output.js';
import { render } from './templates.js';

/** index.xml: which files libvirt loads, in which order. */
export function indexFile({ x86, ppc64, arm, layout }: LibvirtRelease): GeneratedFile {
  const arch = (name: string, common: readonly string[], groups: readonly ModelGroup[]) => ({
    name,
    includes: common.map((file) => `${name}_${file}.xml`),
    groups: groups.map(({ title, names }) => ({
      isElement: layout.groupElements,
      title,
      files: names.map((file) => `${name}_${file}.xml`),
    })),
  });
  const archs = [
    arch('x86', ['vendors', 'features'], x86.groups),
    arch('ppc64', ['vendors'], ppc64.groups),
    arch('arm', ['vendors', 'features'], arm.groups),
  ];
  return mapFile('index', render('index', { archs }), 'x86/libvirt/index.yaml, ppc64/index.yaml, arm/index.yaml');
}
