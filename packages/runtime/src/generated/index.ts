// Generated from schemas/: edit that, then run `npx nx run gen`.

import { libvirt_9_0, libvirt_11_3 } from './libvirt.js';
import { qemu_5_2, qemu_6_0, qemu_6_1, qemu_6_2, qemu_7_0, qemu_7_1, qemu_7_2, qemu_8_0, qemu_8_1, qemu_8_2, qemu_9_0, qemu_9_1, qemu_9_2, qemu_10_0, qemu_10_1, qemu_10_2, qemu_11_0, qemu_11_1 } from './qemu.js';
export * from './features.js';
export * from './libvirt.js';
export type * from './names.js';
export * from './qemu.js';
/** Every supported QEMU release, oldest first. */
export const QEMU_RELEASES = [qemu_5_2, qemu_6_0, qemu_6_1, qemu_6_2, qemu_7_0, qemu_7_1, qemu_7_2, qemu_8_0, qemu_8_1, qemu_8_2, qemu_9_0, qemu_9_1, qemu_9_2, qemu_10_0, qemu_10_1, qemu_10_2, qemu_11_0, qemu_11_1] as const;
/** Every supported libvirt release, oldest first. */
export const LIBVIRT_RELEASES = [libvirt_9_0, libvirt_11_3] as const;
