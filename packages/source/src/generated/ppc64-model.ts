// SPDX-License-Identifier: MIT
// Generated from schemas/ppc64-model.schema.json: edit that, then run `npx nx run gen`.

/**
 * Since which libvirt release libvirt has it. `not-yet`: no supported release has it. Absent: longer than any supported release.
 */
export type LibvirtSpan = 'not-yet' | 'never' | LibvirtReleases;

/**
 * A PowerPC model of libvirt.
 */
export interface Ppc64ModelFile {
  /**
   * Id, file name and libvirt's name.
   */
  model: string;
  /**
   * What the CPU is, for people.
   */
  about?: string;
  /**
   * Names that libvirt had for single revisions of it, and still reads as this model (virCPUppc64ConvertLegacy).
   *
   * @minItems 1
   */
  legacy?: string[];
  libvirt?: LibvirtSpan;
  /**
   * A vendor of vendors.yaml.
   */
  vendor: string;
  /**
   * @minItems 1
   */
  pvrs: Ppc64Pvr[];
  /**
   * Blanks before <pvr> where upstream has not 4; only people see it.
   */
  'pvr-indent'?: number;
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
export interface Ppc64Pvr {
  /**
   * Processor version register, where the mask is set.
   */
  value: string;
  /**
   * Bits of the register that count.
   */
  mask: string;
}
