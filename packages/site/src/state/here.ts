import { libvirtReleases, newestLibvirt, newestQemu, qemuReleases } from '../data/library.js';
import { param } from './place.js';

type Releases = { readonly qemu: string; readonly libvirt: string };

/** The releases that the visitor looks at; every link carries them along, so that what it shows does not move. */
export function here(): Releases {
  return { qemu: param('qemu') || newestQemu(), libvirt: param('libvirt') || newestLibvirt() };
}

/** The same where there are such releases, else the newest: for what leads out of an address that is wrong. */
export function known(): Releases {
  const { qemu, libvirt } = here();
  return {
    qemu: qemuReleases().includes(qemu) ? qemu : newestQemu(),
    libvirt: libvirtReleases().includes(libvirt) ? libvirt : newestLibvirt(),
  };
}
