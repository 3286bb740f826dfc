/** libvirt's CPU logic on a release's cpu_map: plain values in and out. */

// Load a release's map

export { behavioursOf, type LibvirtBehaviour } from './behaviours.js';
export type { CompiledFeature, CompiledModel, CompiledVendor, X86Cpus } from './compiled.js';
export { loadMap } from './load.js';
export type * from './map.js';

// Describe a CPU

export {
  type Cpu,
  type CpuCheck,
  type CpuFeature,
  type CpuMatch,
  type CpuMode,
  type CpuRest,
  type CpuType,
  type Fallback,
  type FeaturePolicy,
  guestCpu,
  hostCpu,
} from './cpu.js';
export { eaxToSignature, type Signature, signatureToEax } from './signature.js';

// Read what a host or QEMU says

export { type Cpuinfo, featuresToData, flagsToFeatures, parseCpuinfo } from './cpuinfo.js';
export {
  type CpuData,
  type CpuDataItem,
  type CpuidItem,
  cpuData,
  cpuid,
  EMPTY_DATA,
  findCpuid,
  findItem,
  type MsrItem,
} from './data.js';
export {
  addData,
  intersectData,
  isEmptyData,
  isIdenticalData,
  isSubsetData,
  subtractData,
} from './data-set.js';
export { definitionsToModels, type ExpansionOptions, expansionToData } from './qmp.js';

// Name a CPU: from CPUID to a model, and back

export type { AllowedModel } from './allowed-models.js';
export { type DecodeOptions, decode } from './decode.js';
export { cpuToData, type EncodedCpu, encode } from './encode.js';
export { translate } from './translate.js';

// Judge whether a guest runs on a host

export { type Comparison, compare } from './compare.js';
export { compareUnusable } from './compare-unusable.js';

// Complete a guest before it starts, and once it runs

export { expand, sortFeatures } from './expand.js';
export { filterFeatures, findFeature } from './feature-list.js';
export {
  dropFeaturesUnknownToQemu,
  dropMsrFeatures,
  isMsrFeature,
  selectMsrFeatures,
} from './filters.js';
export { update } from './update.js';
export { updateLive } from './update-live.js';

// Choose one CPU for several hosts

export { type BaselineOptions, baseline } from './baseline.js';
export {
  ACCUMULATING_FEATURES,
  baselineOfSummary,
  type HostLoss,
  type HostsBaseline,
  type HostsBaselineOptions,
  hostsBaseline,
  lossOfHost,
} from './hosts-baseline.js';
export { type Host, type HostsSummary, mergeSummaries, summarizeHosts } from './hosts-summary.js';

// Ask a model or a CPU about its features

export {
  addedFeatures,
  canonicalModel,
  checkMode,
  copyMigratable,
  dataHasFeature,
  featureData,
  hasFeature,
  isMigratable,
  validateFeatures,
  vendorOfModel,
} from './features.js';

// Translate names

export { knownAlias } from './hosts-model.js';
export { linuxNamesOf, qemuAliasesOf, resolveFeatureName } from './names.js';
export { fromQemuName, toQemuName } from './qemu-names.js';

// Arm and POWER

export { baselineArm, compareArm, decodeArm, updateArm, validateFeaturesArm } from './arm.js';
export {
  baselinePpc64,
  comparePpc64,
  convertLegacyPpc64,
  decodePpc64,
  translatePpc64,
  updatePpc64,
} from './ppc64.js';

// Handle errors

export { CpuModelError, isCpuModelError } from '../errors.js';
export * from './errors.js';
