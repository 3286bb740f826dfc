// Generated from schemas/cpuid.schema.json: edit that, then run `npx nx run gen`.

/**
 * What QEMU derives CPUID from besides feature words: xsave areas, automatic levels, descriptors of leaf 2.
 */
export interface CpuidFile {
  xsave: XsaveArea[];
  /**
   * Words that raise level, xlevel or xlevel2 when they have bits, in QEMU's order.
   */
  'auto-level': LevelWord[];
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
