// SPDX-License-Identifier: MIT
// Generated from schemas/dependencies.schema.json: edit that, then run `npx nx run gen`.

/**
 * If none of the bits of `if-none-of` is on, the bits of `then-off` are off. Applied once, in this order.
 */
export interface DependenciesFile {
  dependencies: DependencyRule[];
}
export interface DependencyRule {
  'if-none-of': WordPart;
  'then-off': WordPart;
  about?: string;
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
 * Bits of one word: named features, a mask, or all.
 */
export interface WordPart {
  /**
   * The word without FEAT_.
   */
  word: string;
  /**
   * @minItems 1
   *
   * Items: A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  features?: string[];
  /**
   * Bits of a word as a quoted hexadecimal number: "0x0183f3ff". A string, because JSON and YAML numbers lose bits above 53.
   */
  mask?: string;
  /**
   * Every bit of the word, named or not.
   */
  all?: true;
}
