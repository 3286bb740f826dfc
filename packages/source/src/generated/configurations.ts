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
  holds: string[];
}
export interface Structure {
  id: string;
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
