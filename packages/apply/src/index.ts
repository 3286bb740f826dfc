export { type Applied, type ApplyOptions, applyTree, planTree, revertTree } from './apply.js';
export { libvirt } from './libvirt/target.js';
export type { GeneratedFiles, Target } from './plan.js';
export { qemu } from './qemu/target.js';
export { type ApplyRecord, RECORD } from './record.js';
export { ApplyRefusal } from './refusal.js';
