// SPDX-License-Identifier: MIT
// Generated from schemas/release.schema.json: edit that, then run `npx nx run gen`.

/**
 * The day of the release: 2025-04-22. QEMU's is the date of the commit that sets the version, libvirt's stands in its news.
 */
export type Released = string;
/**
 * What its tree has and the source cannot say, in the words of `cpu-models follow`, which writes it and takes it away: outputs of the release lack it.
 *
 * @minItems 1
 */
export type Unsaid = string[];
/**
 * Not out yet: facts may still join it, and no ledger holds it. Only the newest can be.
 */
export type Next = true;
/**
 * Later releases whose trees have the very same map.
 *
 * @minItems 1
 *
 * Items: A release, quoted: "10.0". A micro release where that matters: "7.2.16".
 */
export type Numbers = string[];
/**
 * Later releases of which no tree was read, and no change is dated: they are answered by this map.
 *
 * @minItems 1
 *
 * Items: A release, quoted: "10.0". A micro release where that matters: "7.2.16".
 */
export type Numbers1 = string[];

/**
 * The supported releases, oldest first. Everything is generated once per release named here.
 */
export interface ReleaseFile {
  /**
   * @minItems 1
   */
  qemu: QemuReleaseEntry[];
  /**
   * @minItems 1
   */
  libvirt: LibvirtReleaseEntry[];
  numbering?: NumberingOfProjects;
}
export interface QemuReleaseEntry {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  release: string;
  released?: Released;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  'as-of'?: string;
  unsaid?: Unsaid;
  /**
   * QEMU_HW_VERSION, which {hw-version} in a model-id stands for.
   */
  'hw-version': string;
  next?: Next;
  about?: string;
}
export interface LibvirtReleaseEntry {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  release: string;
  released?: Released;
  next?: Next;
  same?: Numbers;
  unread?: Numbers1;
  unsaid?: Unsaid;
  /**
   * No tree of it was read; this is how its changes are known. No ledger holds it: a tree may correct it.
   */
  dated?: string;
  about?: string;
}
/**
 * How each project counts its releases. Without it a release is followed by the next minor one.
 */
export interface NumberingOfProjects {
  qemu: Numbering;
  libvirt: Numbering;
}
export interface Numbering {
  /**
   * Minor releases in a major one: with 3, X.2 is followed by the next major one's first.
   */
  minors: number;
  /**
   * A micro number from which a version is on the way to the next release: 10.2.50.
   */
  development?: number;
  source: string;
}
