// SPDX-License-Identifier: MIT
// Generated from schemas/arm-model.schema.json: edit that, then run `npx nx run gen`.

/**
 * Since which libvirt release libvirt has it. `not-yet`: no supported release has it. Absent: longer than any supported release.
 */
export type LibvirtSpan = 'not-yet' | 'never' | LibvirtReleases;

/**
 * An Arm model of libvirt.
 */
export interface ArmModelFile {
  /**
   * Id and file name.
   */
  model: string;
  /**
   * libvirt's name, where it differs from the file's.
   */
  name?: string;
  /**
   * What the CPU is, for people.
   */
  about?: string;
  libvirt?: LibvirtSpan;
  /**
   * A vendor of vendors.yaml.
   */
  vendor: string;
  /**
   * Part number, bits 4-15 of MIDR_EL1, as upstream writes it.
   */
  pvr: string;
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
