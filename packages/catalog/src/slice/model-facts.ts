import { applyVersions, type ModelDefinition } from '@cpu-models/runtime';
import type { FeatureIndex } from './vocabulary.js';

/** A model as one QEMU release has it. */
export interface ModelFacts {
  /** The YAML file, below the source's root. */
  readonly file: string;
  readonly about: string | undefined;
  readonly definition: ModelDefinition;
  /** The brand string with `{hw-version}` in it, where the definition has this release's. */
  readonly modelId: string;
  /** The table's features by the project's names, those of bits without a name in QEMU among them. */
  readonly features: readonly string[];
  /** Whether QEMU's table lists versions: version 1 is there all the same. */
  readonly listsVersions: boolean;
  /** Why a version exists, by its number. */
  readonly versionAbouts: ReadonlyMap<number, string>;
}

/**
 * The features that a version of a model has by QEMU's definition: those of the table, then the properties of v1, v2
 * ... up to the version, in order. Nothing that a machine type, an accelerator or a dependency changes is in it.
 *
 * @returns the project's names, including those of bits that QEMU gives no name
 */
export function featuresOfVersion(
  { features, definition }: ModelFacts,
  version: number,
  index: FeatureIndex,
): Set<string> {
  return applyVersions(features, definition.versions, version, (property) => index.ofProperty(property));
}
