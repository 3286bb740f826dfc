import { libvirtDocuments, libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import type { Plan } from '@cpu-models/emit';
import { generateRuntime } from '@cpu-models/gen-runtime';
import type { Source } from '@cpu-models/source';

/** The runtime package's data modules. */
export function planRuntime(source: Source): Plan[] {
  const { qemu, libvirt } = source.one('release').value;
  const documents = libvirtDocuments(source);
  const files = generateRuntime(
    source,
    qemu.map(({ release }) => qemuRelease(source, release)),
    libvirt.map(({ release }) => libvirtRelease(documents, release)),
  );
  return [{ folder: 'packages/runtime/src/generated', files }];
}
