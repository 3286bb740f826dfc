// SPDX-License-Identifier: MIT
// Generated from schemas/caches.schema.json: edit that, then run `npx nx run gen`.

/**
 * Cache descriptions. A model or version names a set; the loose ones make up the legacy caches.
 */
export interface CachesFile {
  sets: CacheSetEntry[];
  loose: LooseCache[];
  /**
   * What legacy-cache=on shows: a set, or loose caches by level.
   */
  legacy: LegacyUse[];
}
export interface CacheSetEntry {
  id: string;
  /**
   * QEMU's C variable.
   */
  variable: string;
  /**
   * QEMU does not declare it const.
   */
  mutable?: true | MutableInReleases[];
  l1d?: CacheDescription;
  l1i?: CacheDescription;
  l2?: CacheDescription;
  l3?: CacheDescription;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface MutableInReleases {
  value: true;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface CacheDescription {
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
  associativity?: number;
  /**
   * 0 to 0xffffffff; hexadecimal is welcome.
   */
  partitions?: number;
  /**
   * 0 to 0xffffffff; hexadecimal is welcome.
   */
  sets?: number;
  /**
   * 0 to 0xffffffff; hexadecimal is welcome.
   */
  'lines-per-tag'?: number;
  'self-init'?: boolean;
  'no-invd-sharing'?: boolean;
  inclusive?: boolean;
  'complex-indexing'?: boolean;
  /**
   * The topology level whose CPUs share it; ignored by releases that have no such field.
   */
  'share-level'?: 'thread' | 'core' | 'module' | 'cluster' | 'die' | 'socket' | 'invalid';
}
export interface LooseCache {
  id: string;
  variable: string;
  mutable?: true | LooseMutableInReleases[];
  type: 'data' | 'instruction' | 'unified';
  level: number;
  cache: CacheDescription;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface LooseMutableInReleases {
  value: true;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface LegacyUse {
  /**
   * cpuid4: leaf 4; cpuid2: leaf 2; amd: leaves 0x80000005, 6 and 1D.
   */
  use: 'cpuid4' | 'cpuid2' | 'amd';
  /**
   * Id of a set.
   */
  set?: string;
  /**
   * Id of a loose cache, like the following.
   */
  l1d?: string;
  l1i?: string;
  l2?: string;
  l3?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
