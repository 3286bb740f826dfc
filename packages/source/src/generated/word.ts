// SPDX-License-Identifier: MIT
// Generated from schemas/word.schema.json: edit that, then run `npx nx run gen`.

/**
 * Since which libvirt release libvirt has it. `not-yet`: no supported release has it. Absent: longer than any supported release.
 */
export type LibvirtSpan = 'not-yet' | 'never' | LibvirtReleases;
export type LibvirtFeature =
  | ('not-yet' | 'never')
  | {
      /**
       * libvirt's spelling where it differs.
       */
      name?: string;
      /**
       * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
       */
      since?: string;
      /**
       * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
       */
      until?: string;
      migratable?: false;
      /**
       * Linux spellings that libvirt lists as aliases; QEMU's it lists by rule.
       */
      aliases?: string[];
    };
/**
 * TCG emulates it: true (always), or in these releases and build configurations.
 */
export type Tcg = true | TcgSpan | TcgSpan[];
/**
 * @minItems 1
 */
export type Spans = FlagInReleases[];

/**
 * A feature word: one register of a CPUID leaf, or one MSR, and what its bits mean.
 */
export interface WordFile {
  /**
   * QEMU's name of the word without FEAT_, and the file's name: 7_0_EBX.
   */
  word: string;
  /**
   * One line for people.
   */
  about?: string;
  /**
   * Where the word is read: a register of a CPUID leaf, or an MSR.
   */
  at: CpuidAddress | MsrAddress;
  /**
   * QEMU has no such word; only libvirt names its bits.
   */
  qemu?: 'never';
  /**
   * First QEMU release that has the word.
   */
  since?: string;
  /**
   * First QEMU release that no longer has it.
   */
  until?: string;
  repeats?: RepeatedBits;
  libvirt?: LibvirtSpan;
  /**
   * Linux shows no flag for any bit of the word, unless the bit says otherwise.
   */
  linux?: 'none';
  features: Feature[];
  /**
   * What is true of bits that have no entry above.
   */
  unnamed?: UnnamedBits[];
}
export interface CpuidAddress {
  /**
   * EAX at the call of CPUID.
   */
  leaf: number;
  /**
   * ECX at the call; absent where the leaf has no subleaves.
   */
  subleaf?: number;
  register: 'eax' | 'ebx' | 'ecx' | 'edx';
}
export interface MsrAddress {
  /**
   * Index of the MSR.
   */
  msr: number;
}
/**
 * Bits that only repeat those of another word; QEMU copies them by itself, and refuses models that set one.
 */
export interface RepeatedBits {
  word: string;
  /**
   * Bits of a word as a quoted hexadecimal number: "0x0183f3ff". A string, because JSON and YAML numbers lose bits above 53.
   */
  mask: string;
  /**
   * Whose CPUs repeat them.
   *
   * @minItems 1
   */
  vendors: string[];
  source: string;
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
/**
 * One bit of the word.
 */
export interface Feature {
  /**
   * Bit number, counted from 0.
   */
  bit: number;
  /**
   * A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  name: string;
  /**
   * What the feature is, in a few words.
   */
  about?: string;
  /**
   * QEMU's spelling where `name` is not it: the name that it gives two bits of the word, or `unnamed` where the bit is no property there (models may set it all the same).
   */
  qemu?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
  /**
   * QEMU's C macro for the bit.
   */
  macro?: string | MacroInReleases[];
  /**
   * Other spellings of the property in QEMU.
   */
  aliases?: (string | AliasInReleases)[];
  libvirt?: LibvirtFeature;
  /**
   * Flag in Linux's /proc/cpuinfo: the name where it is spelt otherwise, `none` where Linux shows no flag; absent: the same as `name`.
   */
  linux?: string;
  tcg?: Tcg;
  /**
   * `never`: a guest that has it cannot be migrated. `explicitly`: listed as migratable although it has no name.
   */
  migratable?: ('never' | 'explicitly') | Spans;
  /**
   * False: `host` and `max` leave it off unless asked. With a span: false in those releases.
   */
  autoenable?: false | Spans;
}
export interface MacroInReleases {
  value: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface AliasInReleases {
  name: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface TcgSpan {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
  /**
   * A build configuration of x86/qemu/configurations.yaml.
   */
  when?: string;
}
export interface FlagInReleases {
  value: 'never' | 'explicitly' | false;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface UnnamedBits {
  /**
   * Bits of a word as a quoted hexadecimal number: "0x0183f3ff". A string, because JSON and YAML numbers lose bits above 53.
   */
  mask: string;
  about?: string;
  tcg?: Tcg;
  migratable?: ('never' | 'explicitly') | Spans;
  autoenable?: false | Spans;
}
