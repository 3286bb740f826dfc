export { mergeQemu, type Merge, type WantedFile } from './qemu/merge.js';
export { QemuTreeError, readQemuTree, type QemuTree } from './qemu-tree/index.js';
export { type FileChange, planChanges, writeChanges } from './write.js';
export { compareMaps } from './libvirt/compare-maps.js';
