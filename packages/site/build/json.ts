import type { ModelDefinition, QemuRelease } from '@cpu-models/runtime/qemu';
import { about } from '../src/data/library.js';
import { versionsOf } from '../src/data/names.js';

/** A model for programs: what its card says, by version. */
export function modelJson(release: QemuRelease, definition: ModelDefinition): object {
  const { name, vendor, family, model, stepping, deprecation } = definition;
  return {
    name,
    qemu: release.release,
    about: about()?.models[name] ?? null,
    vendor,
    family,
    model,
    stepping,
    deprecated: deprecation,
    versions: versionsOf(release, definition).map((facts) => ({
      name: facts.name,
      alias: facts.version.alias,
      about: about()?.versions[facts.name] ?? null,
      x86_64_level: facts.level,
      added: facts.added,
      dropped: facts.dropped,
      features: [...facts.features],
    })),
  };
}
