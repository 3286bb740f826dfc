export { compareLibvirt, type Finding, findingText } from './compare.js';
export { canonical, compareMaps, type MapComparison } from './compare-maps.js';
export { type LibvirtMerge, mergeLibvirt } from './merge.js';
export { findMap, type LibvirtTree, mapDirectory, readLibvirtTree } from './tree.js';
export { UNCLASSIFIED } from './unclassified.js';
