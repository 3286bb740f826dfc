// SPDX-License-Identifier: MIT
// Generated from schemas/: edit that, then run `npx nx run gen`.

export { qemu_11_1 } from './qemu.js';
