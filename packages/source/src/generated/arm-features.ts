// SPDX-License-Identifier: MIT
// Generated from schemas/arm-features.schema.json: edit that, then run `npx nx run gen`.

/**
 * Since which libvirt release libvirt has it. `not-yet`: no supported release has it. Absent: longer than any supported release.
 */
export type LibvirtSpan = 'not-yet' | 'never' | LibvirtReleases;

/**
 * Feature names that libvirt accepts on Arm.
 */
export interface ArmFeaturesFile {
  /**
   * @minItems 1
   */
  sections: ArmFeatureSection[];
}
export interface ArmFeatureSection {
  /**
   * Heading of the section.
   */
  title: string;
  libvirt?: LibvirtSpan;
  /**
   * @minItems 1
   *
   * Items: A name.
   */
  features: string[];
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
