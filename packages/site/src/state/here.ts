import { newestLibvirt, newestQemu } from '../data/library.js';
import { param } from './place.js';

/** The releases that the visitor looks at; every link carries them along, so that what it shows does not move. */
export function here(): { readonly qemu: string; readonly libvirt: string } {
  return { qemu: param('qemu') || newestQemu(), libvirt: param('libvirt') || newestLibvirt() };
}
