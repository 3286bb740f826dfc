import { libvirtDocuments, libvirtRelease } from '@cpu-models/catalog';
import type { Plan } from '@cpu-models/emit';
import { generateLibvirt } from '@cpu-models/gen-libvirt';
import type { Source } from '@cpu-models/source';

/** libvirt's cpu_map, a folder per release. */
export function planLibvirt(source: Source): Plan[] {
  const documents = libvirtDocuments(source);
  const releases = source.one('release').value.libvirt.map((entry) => entry.release);
  const files = releases.flatMap((release) =>
    generateLibvirt(libvirtRelease(documents, release)).map(({ path, text }) => ({ path: `${release}/${path}`, text })),
  );
  return [{ folder: 'dist/libvirt', files }];
}
