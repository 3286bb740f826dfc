// SPDX-License-Identifier: MIT
// Generated from schemas/order.schema.json: edit that, then run `npx nx run gen`.

/**
 * The order in which QEMU lists feature words and models. Order has meaning: unavailable features are reported in it.
 */
export interface OrderFile {
  /**
   * Feature words (without FEAT_) in the order of QEMU's FeatureWord enum.
   */
  words: string[];
  /**
   * Models in the order of QEMU's builtin_x86_defs.
   */
  models: string[];
}
