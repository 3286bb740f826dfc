// SPDX-License-Identifier: MIT
// Generated from schemas/configurations.schema.json: edit that, then run `npx nx run gen`.

/**
 * Build configurations of QEMU that decide what TCG emulates.
 */
export interface ConfigurationsFile {
  configurations: Configuration[];
  /**
   * Where the shape of QEMU's C structures differs by release.
   */
  structures: Structure[];
}
export interface Configuration {
  id: string;
  /**
   * The preprocessor condition.
   */
  c: string;
  /**
   * The helper macro that the generated C defines for it.
   */
  macro?: string;
  /**
   * Builds in which it holds.
   */
  holds: (
    | 'system-x86_64'
    | 'linux-user-x86_64'
    | 'bsd-user-x86_64'
    | 'system-i386'
    | 'linux-user-i386'
    | 'bsd-user-i386'
    | 'system-x86_64-no-linux'
  )[];
}
export interface Structure {
  /**
   * One of those that the generated C knows how to follow.
   */
  id: 'share-level' | 'avx10-version' | 'const-models' | 'static-words' | 'short-level-names' | 'cpuid-0x1f';
  about: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
