// SPDX-License-Identifier: MIT
// Generated from schemas/behaviours.schema.json: edit that, then run `npx nx run gen`.

/**
 * Rules of resolving a CPU that differ between QEMU releases.
 */
export interface BehavioursFile {
  behaviours: Behaviour[];
}
export interface Behaviour {
  id: string;
  what: string;
  /**
   * QEMU function and release, or commit.
   */
  source: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
