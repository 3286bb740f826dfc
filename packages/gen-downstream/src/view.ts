import { featureIndex, libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import type { Source } from '@cpu-models/source';
import type { DownstreamView } from './emitter.js';

/**
 * What the emitters see of a source.
 * @param releases without one, the newest
 */
export function downstreamView(
  source: Source,
  releases: { readonly qemu?: string; readonly libvirt?: string } = {},
): DownstreamView {
  const { qemu, libvirt } = source.one('release').value;
  const newest = (list: readonly { readonly release: string }[]) => list.at(-1)?.release as string;
  return {
    qemu: qemuRelease(source, releases.qemu ?? newest(qemu)),
    libvirt: libvirtRelease(source, releases.libvirt ?? newest(libvirt)),
    features: featureIndex(source),
  };
}
