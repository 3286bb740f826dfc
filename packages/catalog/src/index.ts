export { qemuRelease } from './qemu/release.js';
