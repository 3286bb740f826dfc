// SPDX-License-Identifier: MIT
// Generated from schemas/: edit that, then run `npx nx run gen`.

export { libvirt_12_4 } from './libvirt.js';
