// SPDX-License-Identifier: MIT
// Generated from schemas/: edit that, then run `npx nx run gen`.

export { libvirt_11_10 } from './libvirt.js';
