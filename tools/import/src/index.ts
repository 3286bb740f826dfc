export {
  canonical,
  compareLibvirt,
  compareMaps,
  type Finding,
  findingText,
  findMap,
  type LibvirtMerge,
  type LibvirtTree,
  type MapComparison,
  mapDirectory,
  mergeLibvirt,
  readLibvirtTree,
  UNCLASSIFIED,
} from './libvirt/index.js';
export { type Merge, mergeQemu, type WantedFile } from './qemu/merge.js';
export { type QemuTree, QemuTreeError, readQemuTree } from './qemu-tree/index.js';
export { type FileChange, planChanges, writeChanges } from './write.js';
