import { type ModelDefinition, type QemuRelease, versionedName, versionFeatures, x86Level } from '@cpu-models/runtime';
import { expansionsOf } from './expansions.js';
import type { ModelEntry, QemuEntry } from './types.js';

/** One QEMU release: its models, its machine types, and what each name is on each of them. */
export function qemuEntry(release: QemuRelease, sha1: (text: string) => string): QemuEntry {
  const { classOf, ...expansions } = expansionsOf(release, sha1);
  return {
    release: release.release,
    models: release.models.map((model) => modelEntry(release, model)),
    machines: release.machines.map(({ name, alias, defaultCpuModel, deprecated }) => ({
      name,
      alias,
      class: classOf(name),
      defaultModel: defaultCpuModel,
      deprecated,
    })),
    aliases: release.aliases,
    ...expansions,
  };
}

function modelEntry(release: QemuRelease, definition: ModelDefinition): ModelEntry {
  const { name, vendor, family, model, stepping, level, xlevel, modelId, deprecation } = definition;
  const versions = definition.versions.map(({ version, alias, note }) => {
    const features = versionFeatures(release, definition, version);
    return {
      name: versionedName(definition, version),
      version,
      alias,
      note,
      abiLevel: x86Level(features),
      features: [...features].sort(),
    };
  });
  return { name, vendor, family, model, stepping, level, xlevel, modelId, deprecated: deprecation, versions };
}
