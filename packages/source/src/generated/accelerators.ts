// SPDX-License-Identifier: MIT
// Generated from schemas/accelerators.schema.json: edit that, then run `npx nx run gen`.

/**
 * Properties that an accelerator sets on every named model, and those that max sets for itself.
 */
export interface AcceleratorsFile {
  kvm: AcceleratorProperty[];
  tcg: AcceleratorProperty[];
  /**
   * What max and host set before the accelerator has its say.
   */
  max: AcceleratorProperty[];
}
export interface AcceleratorProperty {
  property: string;
  value: string;
  when?: 'split-irqchip' | 'no-irqchip';
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
