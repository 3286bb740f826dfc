// SPDX-License-Identifier: MIT
// Generated from schemas/libvirt-rules.schema.json: edit that, then run `npx nx run gen`.

/**
 * Why it differs. policy: libvirt wants it so. frozen-history: it was right once, and released names never change. upstream-bug: a mistake of libvirt or QEMU. not-yet-adopted: libvirt has not followed yet.
 */
export type Kind = 'policy' | 'frozen-history' | 'upstream-bug' | 'not-yet-adopted';
/**
 * Why, in a sentence or two.
 */
export type Reason = string;

/**
 * How libvirt's x86 map follows from QEMU's definitions: what holds for all names.
 */
export interface LibvirtRulesFile {
  'versioned-names': VersionedNamesRule;
  /**
   * Features that no name has, whatever QEMU's definition says; with `since`, from that release on.
   *
   * @minItems 1
   */
  omit: OmitRule[];
  added: AddedRule;
  'partial-check': PartialCheckRule;
  'feature-aliases': FeatureAliasesRule;
  'upper-half-msrs': UpperHalfRule;
}
/**
 * The names NAME-vN. `unlisted-since`: those of models for which QEMU's table lists no version.
 */
export interface VersionedNamesRule {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  'unlisted-since': string;
  /**
   * Whether a guest's CPU may be reported by such a name (decode guest=).
   */
  guest: boolean;
  kind: Kind;
  reason: Reason;
}
export interface OmitRule {
  /**
   * Features, spelt as in x86/words.
   *
   * @minItems 1
   *
   * Items: A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  features: string[];
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  names?: NamesByAge;
  kind: Kind;
  reason: Reason;
}
/**
 * Names that libvirt has had since a release in this span.
 */
export interface NamesByAge {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
/**
 * Features that names of this age list as added='yes': known, but no part of the model. Before `since` no name lists them, even if libvirt knows them.
 */
export interface AddedRule {
  /**
   * The features it is about begin so.
   */
  prefix: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  names: NamesByAge;
  kind: Kind;
  reason: Reason;
}
/**
 * Names of this age carry <check partial='compat'/>.
 */
export interface PartialCheckRule {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since: string;
  names: NamesByAge;
  kind: Kind;
  reason: Reason;
}
/**
 * Since when features list other spellings.
 */
export interface FeatureAliasesRule {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since: string;
  reason: Reason;
}
/**
 * Words that libvirt once placed in the wrong half of their MSR.
 */
export interface UpperHalfRule {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since: string;
  /**
   * Words of x86/words whose bits are the upper half of their MSR.
   *
   * @minItems 1
   */
  words: string[];
  kind: Kind;
  reason: Reason;
}
