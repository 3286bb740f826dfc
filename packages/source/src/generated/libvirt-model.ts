// SPDX-License-Identifier: MIT
// Generated from schemas/libvirt-model.schema.json: edit that, then run `npx nx run gen`.

/**
 * Since which libvirt release libvirt has it. `not-yet`: no supported release has it. Absent: longer than any supported release.
 */
export type LibvirtSpan = 'not-yet' | 'never' | LibvirtReleases;
/**
 * Why it differs. policy: libvirt wants it so. frozen-history: it was right once, and released names never change. upstream-bug: a mistake of libvirt or QEMU. not-yet-adopted: libvirt has not followed yet.
 */
export type Kind = 'policy' | 'frozen-history' | 'upstream-bug' | 'not-yet-adopted';
/**
 * Why, in a sentence or two.
 */
export type Reason = string;

/**
 * An x86 model that only libvirt has.
 */
export interface LibvirtModelFile {
  /**
   * A CPU model without version: Haswell, EPYC-Rome.
   */
  name: string;
  /**
   * What the CPU is, for people.
   */
  about: string;
  libvirt?: LibvirtSpan;
  kind: Kind;
  reason: Reason;
  /**
   * Features, spelt as in x86/words.
   *
   * @minItems 1
   *
   * Items: A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  features?: string[];
  /**
   * A model whose definition in libvirt it shares.
   */
  like?: string;
  /**
   * Features besides.
   *
   * @minItems 1
   *
   * Items: A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  with?: string[];
  /**
   * Features of that model that it lacks.
   *
   * @minItems 1
   *
   * Items: A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  without?: string[];
  /**
   * First release that calls no host and no guest by it.
   */
  'decode-off-since'?: string;
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
