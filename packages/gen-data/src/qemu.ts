import { type ModelDefinition, type QemuRelease, versionedName, versionFeatures, x86Level } from '@cpu-models/runtime';
import type { Cpus } from './cpus.js';
import { expansionsOf } from './expansions.js';
import type { Sets } from './sets.js';
import type { ModelEntry, QemuEntry } from './types.js';

/** One QEMU release: its models, its machine types, and what each name is on each of them. */
export function qemuEntry(release: QemuRelease, sets: Sets, cpus: Cpus): QemuEntry {
  const { classOf, ...expansions } = expansionsOf(release, cpus);
  return {
    release: release.release,
    models: release.models.map((model) => modelEntry(release, model, sets)),
    machines: release.machines.map(({ name, alias, defaultCpuModel, deprecated }) => ({
      name,
      alias,
      class: classOf.get(name) as string,
      defaultModel: defaultCpuModel,
      deprecated,
    })),
    aliases: release.aliases,
    switches: [...new Set(release.words.flatMap(({ names }) => names.filter((name) => name !== null)))].sort(),
    ...expansions,
  };
}

function modelEntry(release: QemuRelease, definition: ModelDefinition, sets: Sets): ModelEntry {
  const { name, vendor, family, model, stepping, level, xlevel, modelId, deprecation } = definition;
  const versions = definition.versions.map(({ version, alias, note }) => {
    const features = versionFeatures(release, definition, version);
    return {
      name: versionedName(definition, version),
      version,
      alias,
      note,
      abiLevel: x86Level(features),
      features: sets.put([...features].sort()),
    };
  });
  return { name, vendor, family, model, stepping, level, xlevel, modelId, deprecated: deprecation, versions };
}
