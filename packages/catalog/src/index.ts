export * from './libvirt/index.js';
export { qemuRelease } from './qemu/release.js';
export * from './qemu-c/index.js';
export * from './slice/index.js';
