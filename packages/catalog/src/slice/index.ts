import type { Source } from '@cpu-models/source';
import { type LibvirtSlice, libvirtSlice } from './libvirt.js';
import { type QemuSlice, qemuSlice } from './qemu.js';

export { compatFile, groupedArrays, type SingleArray, singleArrays } from './compat.js';
export { asDifference, UNEXPLAINED } from './difference.js';
export { expandModel, TABLE_FIELDS, tableAt, tablesOf } from './expand.js';
export { LEGACY_CACHES, modelFiles, parseVersionName, type Table, tableOfFile, tableOfVersion } from './family.js';
export type { LibvirtSlice } from './libvirt.js';
export { childrenOf, inBitOrder, lineageOf, originsOf, type Step } from './lineage.js';
export { asFamilies, machinesFile, wholeFamilies } from './machines.js';
export { featuresOfVersion, type ModelFacts } from './model-facts.js';
export { type Kin, nearestKin } from './nearest.js';
export type { QemuSlice } from './qemu.js';
export { isPresent, type Timeless } from './timeless.js';
export {
  FeatureIndex,
  featureIndex,
  libvirtPresence,
  libvirtSpelling,
  linuxSpelling,
  qemuSpelling,
  qemuSpellings,
} from './vocabulary.js';
export type { BitFacts, WordFacts } from './words.js';

/**
 * What a source says of one release, without any time in it: spans and timelines are resolved here and nowhere else.
 * @param source without problems
 * @param release any release, also one that the source does not list: it is as its spans say
 */
export function releaseOf(source: Source, project: 'qemu', release: string): QemuSlice;
export function releaseOf(source: Source, project: 'libvirt', release: string): LibvirtSlice;
export function releaseOf(source: Source, project: 'qemu' | 'libvirt', release: string): QemuSlice | LibvirtSlice {
  return project === 'qemu' ? qemuSlice(source, release) : libvirtSlice(source, release);
}
