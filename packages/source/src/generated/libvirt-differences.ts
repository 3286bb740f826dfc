// SPDX-License-Identifier: MIT
// Generated from schemas/libvirt-differences.schema.json: edit that, then run `npx nx run gen`.

export type ModelName = string;
/**
 * Models, each with all its aliases.
 *
 * @minItems 1
 */
export type Models = ModelName[];
/**
 * Exactly these names.
 *
 * @minItems 1
 */
export type Names = ModelName[];
/**
 * Why it differs. policy: libvirt wants it so. frozen-history: it was right once, and released names never change. upstream-bug: a mistake of libvirt or QEMU. not-yet-adopted: libvirt has not followed yet.
 */
export type Kind = 'policy' | 'frozen-history' | 'upstream-bug' | 'not-yet-adopted';
/**
 * Why, in a sentence or two.
 */
export type Reason = string;

/**
 * Where a name means something else in libvirt than the rules make of QEMU's definition.
 */
export interface LibvirtDifferencesFile {
  /**
   * QEMU's definition has them, libvirt's lacks them.
   *
   * @minItems 1
   */
  omit: OmittedFeatures[];
  /**
   * libvirt's definition has them, QEMU's lacks them.
   *
   * @minItems 1
   */
  extra: ExtraFeatures[];
  /**
   * Listed as removed='yes': the name once had them, and guests that have them may still arrive.
   *
   * @minItems 1
   */
  removed: RemovedFeatures[];
  /**
   * What libvirt recognises a host's CPU by, instead of QEMU's family and model.
   *
   * @minItems 1
   */
  signatures: SignatureLists[];
  /**
   * Names by which no host is recognised.
   *
   * @minItems 1
   */
  'no-signature': NamesWithoutSignature[];
  /**
   * Names for hosts of every vendor.
   *
   * @minItems 1
   */
  'no-vendor': NamesWithoutVendor[];
  /**
   * Names that a guest's CPU is never reported by (decode guest='off').
   *
   * @minItems 1
   */
  'guest-off': NamesNotForGuests[];
}
export interface OmittedFeatures {
  /**
   * Features, spelt as in x86/words.
   *
   * @minItems 1
   *
   * Items: A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  features: string[];
  models?: Models;
  names?: Names;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
  kind: Kind;
  reason: Reason;
}
export interface ExtraFeatures {
  /**
   * Features, spelt as in x86/words.
   *
   * @minItems 1
   *
   * Items: A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  features: string[];
  models?: Models;
  names?: Names;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
  kind: Kind;
  reason: Reason;
}
export interface RemovedFeatures {
  /**
   * Features, spelt as in x86/words.
   *
   * @minItems 1
   *
   * Items: A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  features: string[];
  models?: Models;
  names?: Names;
  /**
   * First release that marks them; before, they were plain features of the names.
   */
  'marked-since'?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
  kind: Kind;
  reason: Reason;
}
export interface SignatureLists {
  models?: ByModel;
  names?: ByModel;
  kind: Kind;
  reason: Reason;
}
/**
 * Signatures in order, by model or name.
 */
export interface ByModel {
  /**
   * @minItems 1
   */
  [k: string]: SignatureDifference[];
}
export interface SignatureDifference {
  /**
   * Absent: the model's own.
   */
  family?: number;
  model: number;
  /**
   * Only these steppings: 5-7, or 3.
   */
  steppings?: string;
}
export interface NamesWithoutSignature {
  models?: Models;
  names?: Names;
  kind: Kind;
  reason: Reason;
}
export interface NamesWithoutVendor {
  models?: Models;
  names?: Names;
  kind: Kind;
  reason: Reason;
}
export interface NamesNotForGuests {
  models?: Models;
  names?: Names;
  kind: Kind;
  reason: Reason;
}
