// Generated from schemas/: edit that, then run `npx nx run gen`.

import { qemu_7_2 } from './qemu-7.2.js';
import { qemu_10_0 } from './qemu-10.0.js';
import { libvirt_9_0 } from './libvirt-9.0.js';
import { libvirt_11_3 } from './libvirt-11.3.js';
export { qemu_7_2, qemu_10_0, libvirt_9_0, libvirt_11_3 };
export * from './features.js';
export type * from './names.js';
/** Every supported QEMU release, oldest first. */
export const QEMU_RELEASES = [qemu_7_2, qemu_10_0] as const;
/** Every supported libvirt release, oldest first. */
export const LIBVIRT_RELEASES = [libvirt_9_0, libvirt_11_3] as const;
