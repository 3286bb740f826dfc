// Generated from schemas/: edit that, then run `npx nx run gen`.

import { libvirt_9_0, libvirt_11_3 } from './libvirt.js';
import { qemu_7_2, qemu_10_0 } from './qemu.js';
export * from './features.js';
export * from './libvirt.js';
export type * from './names.js';
export * from './qemu.js';
/** Every supported QEMU release, oldest first. */
export const QEMU_RELEASES = [qemu_7_2, qemu_10_0] as const;
/** Every supported libvirt release, oldest first. */
export const LIBVIRT_RELEASES = [libvirt_9_0, libvirt_11_3] as const;
