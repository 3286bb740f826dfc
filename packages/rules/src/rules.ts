import type { Rule } from './rule.js';
import { aheadName } from './rules/ahead-name.js';
import { amdAliasBit } from './rules/amd-alias-bit.js';
import { bitRange } from './rules/bit-range.js';
import { cCondition } from './rules/c-condition.js';
import { cName } from './rules/c-name.js';
import { cacheLevels } from './rules/cache-levels.js';
import { cacheSize } from './rules/cache-size.js';
import { compatArray } from './rules/compat-array.js';
import { cutText } from './rules/cut-text.js';
import { dependencyCycle } from './rules/dependency-cycle.js';
import { dependencyPart } from './rules/dependency-part.js';
import { differenceSubject } from './rules/difference-subject.js';
import { duplicateFeature } from './rules/duplicate-feature.js';
import { duplicateId } from './rules/duplicate-id.js';
import { duplicateUse } from './rules/duplicate-use.js';
import { emptySpan } from './rules/empty-span.js';
import { emptyVersion } from './rules/empty-version.js';
import { fileName } from './rules/file-name.js';
import { kvmDefault } from './rules/kvm-default.js';
import { libvirtIndex } from './rules/libvirt-index.js';
import { libvirtNameClash } from './rules/libvirt-name-clash.js';
import { like } from './rules/like.js';
import { machineName } from './rules/machine-name.js';
import { machineVersion } from './rules/machine-version.js';
import { modelLike } from './rules/model-like.js';
import { modelName } from './rules/model-name.js';
import { modelNumber } from './rules/model-number.js';
import { modelText } from './rules/model-text.js';
import { order } from './rules/order.js';
import { plainText } from './rules/plain-text.js';
import { propertyClash } from './rules/property-clash.js';
import { propertyDefault } from './rules/property-default.js';
import { propertyReleases } from './rules/property-releases.js';
import { propertyTwice } from './rules/property-twice.js';
import { propertyValue } from './rules/property-value.js';
import { pvrMask } from './rules/pvr-mask.js';
import { releaseAxis } from './rules/release-axis.js';
import { sameBit } from './rules/same-bit.js';
import { sameMacro } from './rules/same-macro.js';
import { sameRegister } from './rules/same-register.js';
import { spanOutside } from './rules/span-outside.js';
import { timelineGap } from './rules/timeline-gap.js';
import { timelineOverlap } from './rules/timeline-overlap.js';
import { unexplained } from './rules/unexplained.js';
import { unknownBehaviour } from './rules/unknown-behaviour.js';
import { unknownCache } from './rules/unknown-cache.js';
import { unknownConfiguration } from './rules/unknown-configuration.js';
import { unknownFeature } from './rules/unknown-feature.js';
import { unknownModel } from './rules/unknown-model.js';
import { unknownProperty } from './rules/unknown-property.js';
import { unknownVendor } from './rules/unknown-vendor.js';
import { unknownWord } from './rules/unknown-word.js';
import { unnamedMask } from './rules/unnamed-mask.js';
import { unneededDifference } from './rules/unneeded-difference.js';
import { unneededRestatement } from './rules/unneeded-restatement.js';
import { unsaid } from './rules/unsaid.js';
import { unusedCache } from './rules/unused-cache.js';
import { vagueSource } from './rules/vague-source.js';
import { versionOne } from './rules/version-one.js';
import { versionOrder } from './rules/version-order.js';
import { wordReleases } from './rules/word-releases.js';
import { wrongWord } from './rules/wrong-word.js';
import { xmlComment } from './rules/xml-comment.js';

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
  aheadName,
  amdAliasBit,
  bitRange,
  cCondition,
  cName,
  cacheLevels,
  cacheSize,
  compatArray,
  cutText,
  dependencyCycle,
  dependencyPart,
  differenceSubject,
  duplicateFeature,
  duplicateId,
  duplicateUse,
  emptySpan,
  emptyVersion,
  fileName,
  kvmDefault,
  libvirtIndex,
  libvirtNameClash,
  like,
  machineName,
  machineVersion,
  modelLike,
  modelName,
  modelNumber,
  modelText,
  order,
  plainText,
  propertyClash,
  propertyDefault,
  propertyReleases,
  propertyTwice,
  propertyValue,
  pvrMask,
  releaseAxis,
  sameBit,
  sameMacro,
  sameRegister,
  spanOutside,
  timelineGap,
  timelineOverlap,
  unexplained,
  unknownBehaviour,
  unknownCache,
  unknownConfiguration,
  unknownFeature,
  unknownModel,
  unknownProperty,
  unknownVendor,
  unknownWord,
  unnamedMask,
  unneededDifference,
  unneededRestatement,
  unsaid,
  unusedCache,
  vagueSource,
  versionOne,
  versionOrder,
  wordReleases,
  wrongWord,
  xmlComment,
];

/** The rules that outputs hang on. */
export const SOUNDNESS: readonly Rule[] = RULES.filter(({ forReaders }) => !forReaders);
