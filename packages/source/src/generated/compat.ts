// SPDX-License-Identifier: MIT
// Generated from schemas/compat.schema.json: edit that, then run `npx nx run gen`.

/**
 * What machine types pin: array X.Y applies to machine types X.Y and older. Newest first, as in QEMU.
 */
export interface CompatFile {
  /**
   * What stands at the head of many arrays; {array} in a value is the array's name.
   */
  heads?: CompatHead[];
  arrays: CompatArrayEntry[];
}
export interface CompatHead {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  from: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  to: string;
  /**
   * @minItems 1
   */
  models: string[];
  set: CompatSettings;
  /**
   * Why older machine types keep the values, in a sentence.
   */
  about?: string;
  source: string;
}
/**
 * Values by property.
 */
export interface CompatSettings {
  [k: string]: string;
}
export interface CompatArrayEntry {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  array: string;
  /**
   * QEMU's file with the array, where that is not hw/i386/pc.c: an array inside of a machine type's function. It is not generated as C.
   */
  in?: string;
  entries: (CompatProperty | CompatGroup)[];
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface CompatProperty {
  /**
   * Only CPUs of exactly this QOM type name; absent: every CPU.
   */
  model?: string;
  property: string;
  value: string;
  /**
   * Why older machine types keep the value, in a sentence.
   */
  about?: string;
  /**
   * The commit of QEMU that made the change, or a release note.
   */
  source?: string;
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
 * One statement about several models or properties: each of the models has all of it, one model after the other.
 */
export interface CompatGroup {
  /**
   * Only CPUs of exactly these QOM type names; absent: every CPU.
   *
   * @minItems 1
   */
  models?: string[];
  set: CompatSettings;
  /**
   * Why older machine types keep the value, in a sentence.
   */
  about?: string;
  /**
   * The commit of QEMU that made the change, or a release note.
   */
  source?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
