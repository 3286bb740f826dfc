// SPDX-License-Identifier: MIT
// Generated from schemas/: edit that, then run `npx nx run gen`.

import { libvirt_7_0, libvirt_7_1, libvirt_7_2, libvirt_7_5, libvirt_8_4, libvirt_8_9, libvirt_8_10, libvirt_9_0, libvirt_9_4, libvirt_9_8, libvirt_9_10, libvirt_10_2, libvirt_10_4, libvirt_10_6, libvirt_10_7, libvirt_10_10, libvirt_11_0, libvirt_11_2, libvirt_11_3, libvirt_11_4, libvirt_11_10, libvirt_12_4, libvirt_12_8 } from './libvirt.js';
import { qemu_5_2, qemu_6_0, qemu_6_1, qemu_6_2, qemu_7_0, qemu_7_1, qemu_7_2, qemu_8_0, qemu_8_1, qemu_8_2, qemu_9_0, qemu_9_1, qemu_9_2, qemu_10_0, qemu_10_1, qemu_10_2, qemu_11_0, qemu_11_1 } from './qemu.js';
export * from './features.js';
export * from './libvirt.js';
export type * from './names.js';
export * from './qemu.js';
/** Every supported QEMU release, oldest first. */
export const QEMU_RELEASES = [qemu_5_2, qemu_6_0, qemu_6_1, qemu_6_2, qemu_7_0, qemu_7_1, qemu_7_2, qemu_8_0, qemu_8_1, qemu_8_2, qemu_9_0, qemu_9_1, qemu_9_2, qemu_10_0, qemu_10_1, qemu_10_2, qemu_11_0, qemu_11_1] as const;
/** Every supported libvirt release, oldest first. */
export const LIBVIRT_RELEASES = [libvirt_7_0, libvirt_7_1, libvirt_7_2, libvirt_7_5, libvirt_8_4, libvirt_8_9, libvirt_8_10, libvirt_9_0, libvirt_9_4, libvirt_9_8, libvirt_9_10, libvirt_10_2, libvirt_10_4, libvirt_10_6, libvirt_10_7, libvirt_10_10, libvirt_11_0, libvirt_11_2, libvirt_11_3, libvirt_11_4, libvirt_11_10, libvirt_12_4, libvirt_12_8] as const;
/** libvirt releases that have the map of an older one, each with that one. */
export const LIBVIRT_ANSWERED_BY: Readonly<Record<string, string>> = {
    "7.3": "7.2",
    "7.4": "7.2",
    "7.6": "7.5",
    "7.7": "7.5",
    "7.8": "7.5",
    "7.9": "7.5",
    "7.10": "7.5",
    "8.0": "7.5",
    "8.1": "7.5",
    "8.2": "7.5",
    "8.3": "7.5",
    "8.5": "8.4",
    "8.6": "8.4",
    "8.7": "8.4",
    "8.8": "8.4",
    "9.1": "9.0",
    "9.2": "9.0",
    "9.3": "9.0",
    "9.5": "9.4",
    "9.6": "9.4",
    "9.7": "9.4",
    "9.9": "9.8",
    "10.0": "9.10",
    "10.1": "9.10",
    "10.3": "10.2",
    "10.5": "10.4",
    "10.8": "10.7",
    "10.9": "10.7",
    "11.1": "11.0",
    "11.5": "11.4",
    "11.6": "11.4",
    "11.7": "11.4",
    "11.8": "11.4",
    "11.9": "11.4",
    "12.0": "11.10",
    "12.1": "11.10",
    "12.2": "11.10",
    "12.3": "11.10",
    "12.5": "12.4",
    "12.6": "12.4",
    "12.7": "12.4",
    "12.9": "12.8",
  };
