// SPDX-License-Identifier: MIT
// Generated from schemas/libvirt-vendors.schema.json: edit that, then run `npx nx run gen`.

/**
 * Since which libvirt release libvirt has it. `not-yet`: no supported release has it. Absent: longer than any supported release.
 */
export type LibvirtSpan = 'not-yet' | 'never' | LibvirtReleases;

/**
 * libvirt's names of x86 vendors.
 */
export interface LibvirtVendorsFile {
  /**
   * @minItems 1
   */
  vendors: LibvirtVendor[];
}
export interface LibvirtVendor {
  /**
   * Name in libvirt's XML.
   */
  name: string;
  /**
   * The 12 characters of CPUID leaf 0.
   */
  string: string;
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
