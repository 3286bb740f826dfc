// SPDX-License-Identifier: MIT
// Generated from schemas/model.schema.json: edit that, then run `npx nx run gen`.

/**
 * Since which libvirt release libvirt has it. `not-yet`: no supported release has it. Absent: longer than any supported release.
 */
export type LibvirtSpan = 'not-yet' | 'never' | LibvirtReleases;
export type Number = number | NumberInReleases[];
export type FeatureUse = string | FeatureInReleases;
export type Text = string | TextInReleases[];

/**
 * A CPU model: what QEMU's table says of it, and every version with what it changed. A model is like a version of another one, and says what differs; or it says all of itself.
 */
export interface ModelFile {
  /**
   * A CPU model without version: Haswell, EPYC-Rome.
   */
  name: string;
  /**
   * What the CPU is, for people.
   */
  about?: string;
  /**
   * The hardware that the model stands for; none for a generic CPU that nobody built.
   */
  hardware?: Hardware | 'none';
  /**
   * What it is not, though its name suggests it.
   */
  'mistaken-for'?: string;
  /**
   * First QEMU release that has the model.
   */
  since?: string;
  /**
   * First QEMU release that no longer has it.
   */
  until?: string;
  deprecated?: Deprecation;
  libvirt?: LibvirtSpan;
  /**
   * The version of a model that it is like, NAME-vN: everything that it does not say is as there.
   */
  like?: string;
  /**
   * Why it is like that one, where that does not go without saying: a CPU of another vendor.
   */
  'like-reason'?: string;
  /**
   * The 12 characters that CPUID leaf 0 shows.
   */
  vendor?: string | TextInReleases[];
  family?: Number;
  model?: Number;
  stepping?: Number;
  /**
   * Highest basic CPUID leaf, at least.
   */
  level?: number | NumberInReleases[];
  /**
   * Highest extended CPUID leaf, at least.
   */
  xlevel?: number | NumberInReleases[];
  /**
   * The brand string, at most 48 characters. {hw-version} stands for QEMU_HW_VERSION.
   */
  'model-id'?: string | TextInReleases[];
  'avx10-version'?: Number;
  /**
   * CPUID has leaf 0x1F also where the topology does not need it, as with the property x-force-cpuid-0x1f.
   */
  'force-cpuid-0x1f'?: true | ForcedInReleases[];
  /**
   * Id of x86/qemu/caches.yaml; absent: the legacy caches, or those of the one that it is like. `legacy`: the legacy caches all the same.
   */
  cache?: string | TextInReleases[];
  features?: WordFeatures;
  adds?: WordFeatures1;
  /**
   * Features of the one that it is like that the model does not have.
   *
   * @minItems 1
   */
  drops?: Drop[];
  /**
   * Versions in QEMU's order; each adds to those before it. A model without this list has just v1.
   *
   * @minItems 1
   */
  versions?: Version[];
}
export interface Hardware {
  /**
   * What its maker called the chip.
   */
  'code-name': string;
  /**
   * What its maker or the field calls the core.
   */
  microarchitecture: string;
  /**
   * In which the first of them was sold; left out while none is.
   */
  year?: number;
  /**
   * Names under which it is sold.
   *
   * @minItems 1
   */
  examples?: string[];
}
export interface Deprecation {
  note: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface LibvirtReleases {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface TextInReleases {
  value: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface NumberInReleases {
  /**
   * 0 to 0xffffffff; hexadecimal is welcome.
   */
  value: number;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface ForcedInReleases {
  value: true;
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
 * Per feature word (without FEAT_), the features that are on. Only of a model that is like no other.
 */
export interface WordFeatures {
  /**
   * @minItems 1
   */
  [k: string]: FeatureUse[];
}
export interface FeatureInReleases {
  /**
   * A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  name: string;
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
 * Features that the model has besides those of the one it is like, per feature word.
 */
export interface WordFeatures1 {
  /**
   * @minItems 1
   */
  [k: string]: FeatureUse[];
}
export interface Drop {
  /**
   * @minItems 1
   *
   * Items: A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  features: string[];
  /**
   * Why: the hardware, or QEMU's oversight.
   */
  reason: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface Version {
  version: number;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
  /**
   * A CPU model without version: Haswell, EPYC-Rome.
   */
  alias?: string;
  /**
   * Shown by QEMU's -cpu help.
   */
  note?: string | TextInReleases[];
  /**
   * Why this version exists, for people.
   */
  about?: string;
  /**
   * Where it comes from: the commit of QEMU that added it, or a release note.
   */
  source?: string;
  /**
   * What it is not, though its name suggests it.
   */
  'mistaken-for'?: string;
  libvirt?: LibvirtSpan;
  cache?: Text;
  properties?: VersionProperties;
}
/**
 * What this version changes, as typed on the command line, in QEMU's order.
 */
export interface VersionProperties {
  [k: string]: string | number | PropertyInReleases[];
}
export interface PropertyInReleases {
  /**
   * A property's value as typed on QEMU's command line. Hexadecimal must be quoted, so that it stays as written.
   */
  value: string | number;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
