export { CpuModelError, type CpuModelErrorCode, isCpuModelError } from '../errors.js';
export { BEHAVIOURS, type Behaviour } from './behaviours.js';
export { type CommandLine, type CpuArgument, parseCpuArgument } from './command-line.js';
export { type Guest, type GuestOptions, realize } from './cpuid/guest.js';
export { type CpuidEntry, type CpuidReader, cpuid, cpuidTable, readerOf } from './cpuid/read.js';
export type { Registers } from './cpuid/registers.js';
export { type CpuDefinition, type DefinitionsOptions, definitions } from './definitions.js';
export { diff, type PropertyChange } from './diff.js';
export { diffCpuid, type RegisterChange } from './diff-cpuid.js';
export {
  type ChangeGroup,
  type Comparison,
  collectChanges,
  compareStacks,
  diffMany,
  type StackOptions,
} from './diff-many.js';
export {
  featuresOn,
  featureWords,
  fullExpansion,
  otherProperties,
  propertyValue,
  staticExpansion,
} from './expansion.js';
export { type ExplainedProperty, explain, origins } from './explain.js';
export { canonicalJson, type ExportedRelease, type ExportOptions, exportRelease } from './export.js';
export { unavailableFeatures } from './filter.js';
export { type KeptCpu, keepAs } from './keep.js';
export { alikeMachines, arraysOf, machineKey, machineRelease } from './machines.js';
export { type ModelName, versionedName } from './models.js';
export { hasMachine, hasModel, hasProperty, type NamesOfRelease, namesOf } from './names.js';
export type { ResolveOptions, WithVendor } from './options.js';
export { describeOrigin, type Origin } from './origin.js';
export { guestPhysBits } from './phys-bits.js';
export { type PinnedCpu, pin } from './pin.js';
export type * from './release.js';
export type { HostCpu, Topology } from './request.js';
export { loadCpu, type ResolvedCpu, resolve, sameCpu } from './resolve.js';
export type { PropertyValue } from './state.js';
export { type Gone, goneNames, isAtLeast, isNewAndOn, SEVERITIES, type Severity, severityOf } from './upgrade.js';
export { rangeOf } from './values.js';
export { versionAt } from './version-policy.js';
export { applyVersions, cacheOf, versionFeatures, versionsUpTo } from './versions.js';
