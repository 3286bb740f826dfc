// SPDX-License-Identifier: MIT
// Generated from schemas/cpuid.schema.json: edit that, then run `npx nx run gen`.

/**
 * What QEMU derives CPUID from besides feature words: xsave areas, automatic levels, versions of AVX10, descriptors of leaf 2.
 */
export interface CpuidFile {
  xsave: XsaveArea[];
  /**
   * Words that raise level, xlevel or xlevel2 when they have bits, in QEMU's order.
   */
  'auto-level': LevelWord[];
  /**
   * What a CPU with avx10-version=N has: the bits of every version up to N. Setting a larger version than the newest is an error.
   */
  avx10?: Avx10Version[];
  'cache-descriptors': DescriptorEntry[];
}
export interface XsaveArea {
  component: number;
  register: 'xcr0' | 'xss';
  /**
   * Features any of which makes the component available.
   */
  owners: XsaveOwner[];
  /**
   * Bytes.
   */
  size: number;
  /**
   * Bytes, under TCG; 0: none.
   */
  offset: number;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface XsaveOwner {
  /**
   * A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  feature: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface LevelWord {
  word: string;
  /**
   * Also where full-cpuid-auto-level is off.
   */
  always?: true;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface Avx10Version {
  version: number;
  /**
   * Highest subleaf of leaf 0x24.
   */
  'max-subleaf': number;
  /**
   * What the version adds to the one before.
   */
  'turns-on': WordPart[];
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
export interface DescriptorEntry {
  descriptor: number;
  type: 'data' | 'instruction' | 'unified';
  level: number;
  /**
   * 0 to 0xffffffff; hexadecimal is welcome.
   */
  size: number;
  /**
   * 0 to 0xffffffff; hexadecimal is welcome.
   */
  'line-size': number;
  /**
   * 0 to 0xffffffff; hexadecimal is welcome.
   */
  associativity: number;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
