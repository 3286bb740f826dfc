// SPDX-License-Identifier: MIT
// Generated from schemas/freeze.schema.json: edit that, then run `npx nx run gen`.

/**
 * What a released QEMU or libvirt gives, fact by fact, as a difference to the release before. Written by `cpu-models freeze`; what it says never changes.
 */
export interface FreezeFile {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  release: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  after?: string;
  /**
   * Digest of these facts and of the ledger before.
   */
  seal: string;
  /**
   * Guest-visible differences to the release before, for machine types and models that both have; each needs a waiver.
   */
  upgrades?: FrozenUpgrade[];
  /**
   * Facts by name: a value, names in order, or facts below it. Null for what has gone; {-, +} for what a list lost and gained, each name with the one it follows.
   */
  facts: {};
}
export interface FrozenUpgrade {
  property: string;
  from: string;
  to: string;
  accelerator: 'tcg' | 'kvm';
  /**
   * All that both have if absent.
   */
  machines?: string[];
  models: string[];
}
