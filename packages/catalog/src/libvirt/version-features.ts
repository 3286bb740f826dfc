import type { ModelFile, Version } from '@cpu-models/source';
import { holds, valueAt } from '../span.js';
import type { FeatureIndex } from './feature-index.js';

/**
 * The features that a version of a model has by QEMU's definition in one QEMU release: those of the table,
 * then the properties of v1, v2 ... up to the version, in order (x86_cpu_apply_version_props of QEMU).
 * Nothing that a machine type, an accelerator or a dependency changes is in it.
 *
 * @returns the project's names, including those of bits that QEMU gives no name
 */
export function versionFeatures(model: ModelFile, version: number, index: FeatureIndex, release: string): Set<string> {
  const features = new Set(tableFeatures(model, release));
  for (const step of model.versions ?? []) {
    if (step.version <= version) applyVersion(features, step, index, release);
  }
  return features;
}

function tableFeatures(model: ModelFile, release: string): string[] {
  return Object.values(model.features).flatMap((uses) =>
    uses.flatMap((use) => {
      if (typeof use === 'string') return [use];
      return holds(use, release) ? [use.name] : [];
    }),
  );
}

function applyVersion(features: Set<string>, step: Version, index: FeatureIndex, release: string): void {
  for (const [property, timeline] of Object.entries(step.properties ?? {})) {
    const value = valueAt<string | number>(timeline, release);
    for (const feature of index.ofProperty(property)) {
      if (value === 'on') features.add(feature);
      else if (value === 'off') features.delete(feature);
    }
  }
}
