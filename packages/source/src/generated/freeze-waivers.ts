// SPDX-License-Identifier: MIT
// Generated from schemas/freeze-waivers.schema.json: edit that, then run `npx nx run gen`.

/**
 * Changes of released CPUs that are let pass, each with its reason. One that nothing needs any more is a problem.
 */
export interface FreezeWaiversFile {
  /**
   * Where the source says something else of a released QEMU or libvirt than the ledger, because the ledger was wrong. `cpu-models freeze --waive` writes them.
   */
  edits: WaivedEdit[];
  /**
   * Where a later QEMU gives the same machine type and model another CPU.
   */
  upgrades: WaivedUpgrade[];
}
export interface WaivedEdit {
  project: 'qemu' | 'libvirt';
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  release: string;
  /**
   * Facts by their path in the ledger, `models/486/stepping`, or entries of a list, `behaviours/compacted-xsave-size`; `*` stands for any characters.
   *
   * @minItems 1
   */
  facts: string[];
  reason: string;
  date: string;
}
export interface WaivedUpgrade {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  after: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  by: string;
  /**
   * Machine types, `*` stands for any characters; all if absent.
   */
  machines?: string[];
  /**
   * Names, with `*` as well; all if absent.
   */
  models: string[];
  /**
   * All if absent.
   */
  properties: string[];
  reason: string;
  date: string;
}
