import type { ModelDefinition, QemuRelease } from '@cpu-models/runtime/qemu';
import { about } from './library.js';
import { type VersionFacts, versionsOf } from './names.js';

/** A model and how its first version differs from the version that it is like. */
export interface Kin {
  readonly name: string;
  /** The version that it is like; null for the first of its line. */
  readonly like: string | null;
  readonly adds: readonly string[];
  readonly drops: readonly string[];
}

/** A model's line from its earliest predecessor to itself, and the models that are like it. */
export interface Family {
  readonly line: readonly Kin[];
  readonly next: readonly Kin[];
}

/** Who a model descends from, as far as a release has them. */
export function familyOf(release: QemuRelease, definition: ModelDefinition): Family {
  const line: Kin[] = [];
  for (let model: ModelDefinition | null = definition; model !== null; ) {
    const parent: VersionFacts | null = parentOf(release, model);
    line.unshift(kin(release, model, parent));
    model = parent?.definition ?? null;
  }
  const next = release.models.flatMap((model) => {
    const parent = parentOf(release, model);
    return parent?.definition === definition ? [kin(release, model, parent)] : [];
  });
  return { line, next };
}

function parentOf(release: QemuRelease, { name }: ModelDefinition): VersionFacts | null {
  const like = about()?.models[name]?.like;
  const model =
    like === undefined ? undefined : release.models.find((each) => each.name === like.replace(/-v\d+$/, ''));
  if (model === undefined) return null;
  const versions = versionsOf(release, model);
  // An old release lacks the version that was added since; its newest is the nearest then.
  return versions.find((facts) => facts.name === like) ?? versions.at(-1) ?? null;
}

function kin(release: QemuRelease, model: ModelDefinition, parent: VersionFacts | null): Kin {
  const own = versionsOf(release, model)[0]?.features ?? new Set<string>();
  const { name = null, features = new Set<string>() } = parent ?? {};
  return {
    name: model.name,
    like: name,
    adds: parent === null ? [] : [...own].filter((feature) => !features.has(feature)),
    drops: [...features].filter((feature) => !own.has(feature)),
  };
}
