// SPDX-License-Identifier: MIT
// Generated from schemas/arm-vendors.schema.json: edit that, then run `npx nx run gen`.

/**
 * Since which libvirt release libvirt has it. `not-yet`: no supported release has it. Absent: longer than any supported release.
 */
export type LibvirtSpan = 'not-yet' | 'never' | LibvirtReleases;

/**
 * Arm implementers.
 */
export interface ArmVendorsFile {
  /**
   * @minItems 1
   */
  vendors: ArmVendor[];
}
export interface ArmVendor {
  /**
   * Name in libvirt's XML.
   */
  name: string;
  /**
   * Implementer code, as upstream writes it.
   */
  value: string;
  libvirt?: LibvirtSpan;
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
