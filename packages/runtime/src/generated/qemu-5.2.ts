// SPDX-License-Identifier: MIT
// Generated from schemas/: edit that, then run `npx nx run gen`.

export { qemu_5_2 } from './qemu.js';
