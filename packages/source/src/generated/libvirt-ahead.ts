// SPDX-License-Identifier: MIT
// Generated from schemas/libvirt-ahead.schema.json: edit that, then run `npx nx run gen`.

/**
 * Since which libvirt release libvirt has it. `not-yet`: no supported release has it. Absent: longer than any supported release.
 */
export type LibvirtSpan = 'not-yet' | 'never' | LibvirtReleases;

/**
 * Names of x86 models that libvirt has, but no QEMU release that the source describes: as libvirt's files say them. An import writes them, and takes an entry away once QEMU's definition is here.
 */
export interface LibvirtAheadFile {
  models: AheadModel[];
}
export interface AheadModel {
  /**
   * A CPU model without version: Haswell, EPYC-Rome.
   */
  name: string;
  libvirt?: LibvirtSpan;
  /**
   * false: no guest's CPU is reported by the name.
   */
  guest?: false;
  /**
   * The name means what this one does; nothing else is said of it then.
   */
  reference?: string;
  /**
   * @minItems 1
   */
  signatures?: AheadSignature[];
  /**
   * Name in libvirt's XML.
   */
  vendor?: string;
  /**
   * Features, spelt as in x86/words.
   *
   * @minItems 1
   *
   * Items: A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  features?: string[];
  /**
   * Features that the name lists as added.
   *
   * @minItems 1
   *
   * Items: A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  added?: string[];
  /**
   * Features that the name lists as removed.
   *
   * @minItems 1
   *
   * Items: A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  removed?: string[];
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
export interface AheadSignature {
  family: number;
  model: number;
  /**
   * Only these steppings: 5-7, or 3.
   */
  steppings?: string;
}
