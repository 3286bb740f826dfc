// Find out which CPU a guest gets

export { type CommandLine, type CpuArgument, parseCpuArgument } from './command-line.js';
export type { ResolveOptions, WithVendor } from './options.js';
export type { HostCpu, Topology } from './request.js';
export { loadCpu, type ResolvedCpu, resolve, sameCpu, sharedAnswers } from './resolve.js';
export type { PropertyValue } from './state.js';

// Read a resolved CPU

export {
  featuresOn,
  featureWords,
  fullExpansion,
  otherProperties,
  propertyValue,
  staticExpansion,
} from './expansion.js';
export { type ExplainedProperty, explain, origins } from './explain.js';
export { unavailableFeatures } from './filter.js';
export { describeOrigin, type Origin } from './origin.js';
export { guestPhysBits, isPhysBits } from './phys-bits.js';
export { parseValue, rangeOf } from './values.js';

// Read the CPUID that a guest sees

export { type Guest, type GuestOptions, realize } from './cpuid/guest.js';
export { type CpuidEntry, type CpuidReader, cpuid, cpuidTable, readerOf } from './cpuid/read.js';
export type { Registers } from './cpuid/registers.js';
export { hostOfExpansion } from './host.js';

// List models, versions, features and machine types

export { type CpuDefinition, type DefinitionsOptions, definitions } from './definitions.js';
export { ASSUMED_GUEST, MACHINE_FAMILIES, machineFamily } from './families.js';
export { alikeMachines, arraysOf, machineKey, machineRelease } from './machines.js';
export { type ModelName, versionedName } from './models.js';
export { hasMachine, hasModel, hasProperty, type NamesOfRelease, namesOf } from './names.js';
export { versionAt } from './version-policy.js';
export {
  applyVersions,
  cacheOf,
  settingsUpTo,
  type VersionSetting,
  versionFeatures,
  versionsUpTo,
} from './versions.js';

// Keep a guest as it is

export { type KeptCpu, keepAs } from './keep.js';
export { type PinnedCpu, pin } from './pin.js';

// Compare releases and machine types

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
export { type Gone, goneNames, isAtLeast, isNewAndOn, SEVERITIES, type Severity, severityOf } from './upgrade.js';

// Write the answers of a release

export { canonicalJson, type ExportedRelease, type ExportOptions, exportRelease } from './export.js';

// Know the definitions of a release

export { BEHAVIOURS, type Behaviour } from './behaviours.js';
export type * from './release.js';

// Handle errors

export { CpuModelError, type CpuModelErrorCode, isCpuModelError } from '../errors.js';
