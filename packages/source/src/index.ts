export { answeredBy } from './answered-by.js';
export { locate, type Path, parseSource, type SourceDocument, withValue } from './document.js';
export { editFile, renderFile } from './edit/render.js';
export { sourceFromValues } from './from-values.js';
export type { AcceleratorProperty, AcceleratorsFile } from './generated/accelerators.js';
export type { ArmFeaturesFile } from './generated/arm-features.js';
export type { ArmModelFile } from './generated/arm-model.js';
export type { ArmVendorsFile } from './generated/arm-vendors.js';
export type { Behaviour, BehavioursFile } from './generated/behaviours.js';
export type { CacheDescription, CacheSetEntry, CachesFile, LegacyUse, LooseCache } from './generated/caches.js';
export type { CompatArrayEntry, CompatFile, CompatGroup, CompatProperty } from './generated/compat.js';
export type { Configuration, ConfigurationsFile, Structure } from './generated/configurations.js';
export type { Avx10Version, CpuidFile, DescriptorEntry, LevelWord, XsaveArea } from './generated/cpuid.js';
export type { DependenciesFile, DependencyRule, WordPart } from './generated/dependencies.js';
export type { FreezeFile, FrozenUpgrade } from './generated/freeze.js';
export type { FreezeWaiversFile, WaivedEdit, WaivedUpgrade } from './generated/freeze-waivers.js';
export type { HostFactsFile } from './generated/host-facts.js';
export type { LevelsFile } from './generated/levels.js';
export type { AheadModel, LibvirtAheadFile } from './generated/libvirt-ahead.js';
export type { LibvirtBehavioursFile } from './generated/libvirt-behaviours.js';
export type { ByModel, LibvirtDifferencesFile, SignatureDifference } from './generated/libvirt-differences.js';
export type { LibvirtIndexFile } from './generated/libvirt-index.js';
export type { LibvirtLayoutFile } from './generated/libvirt-layout.js';
export type { LibvirtModelFile } from './generated/libvirt-model.js';
export type { LibvirtRulesFile } from './generated/libvirt-rules.js';
export type { LibvirtVendorsFile } from './generated/libvirt-vendors.js';
export type { MachineEntry, MachineFamily, MachinesFile } from './generated/machines.js';
export type { FeatureUse, LibvirtSpan, ModelFile, Version } from './generated/model.js';
export type { OrderFile } from './generated/order.js';
export type { Ppc64ModelFile } from './generated/ppc64-model.js';
export type { Ppc64VendorsFile } from './generated/ppc64-vendors.js';
export type { PropertiesFile, PropertyAlias, PropertyEntry } from './generated/properties.js';
export type { LibvirtReleaseEntry, QemuReleaseEntry, ReleaseFile } from './generated/release.js';
export type {
  CpuidAddress,
  Feature,
  LibvirtFeature,
  MsrAddress,
  Tcg,
  TcgSpan,
  UnnamedBits,
  WordFile,
} from './generated/word.js';
export { FILE_KINDS, type FileKind, type FileTypes, type KindName } from './kinds.js';
export { memo } from './memo.js';
export {
  momentOf,
  type Numbering,
  nextRelease,
  otherMicro,
  qemuMoments,
  releaseOfVersion,
  releasesBetween,
} from './numbering.js';
export { overlaySource } from './overlay/overlay.js';
export { formatProblem, type Problem, SourceError, sortProblems } from './problem.js';
export { Schemas } from './schema.js';
export { type KnownFiles, type Located, loadSource, Source } from './source.js';
export { holds, type Span, sinceWithin, spansOf, type Timeline, valueAt } from './span.js';
