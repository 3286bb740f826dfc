import type { VariantId } from '../variants.js';

/** One difference of one CPU. */
export interface Effect {
  /** A feature, another property, or what else shows. */
  readonly property: string;
  /** The word of a feature. */
  readonly word?: string;
  readonly from: string;
  readonly to: string;
  readonly variant: VariantId;
  readonly machine: string;
  readonly model: string;
}
