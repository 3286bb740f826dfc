// SPDX-License-Identifier: MIT
// Generated from schemas/: edit that, then run `npx nx run gen`.

export { libvirt_10_6 } from './libvirt.js';
