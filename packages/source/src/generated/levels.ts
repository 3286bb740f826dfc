// SPDX-License-Identifier: MIT
// Generated from schemas/levels.schema.json: edit that, then run `npx nx run gen`.

/**
 * What each level of the x86-64 ABI asks of a processor, beside what those before it ask.
 */
export interface LevelsFile {
  /**
   * @minItems 1
   */
  levels: AbiLevel[];
  /**
   * The document that says so.
   */
  source: string;
}
export interface AbiLevel {
  /**
   * 1 for the baseline.
   */
  level: number;
  /**
   * What it stands for, for people.
   */
  about?: string;
  /**
   * QEMU's names, those of the levels before it left out.
   *
   * @minItems 1
   *
   * Items: A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  features: string[];
}
